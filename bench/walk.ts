import { performance } from 'node:perf_hooks';
import type { Element } from '../model/element.ts';
import type { Model } from '../model/model.ts';
import { createIndex } from '../model/query.ts';
import { createWalker, walkJourney } from '../model/walk.ts';
import { bigModel } from '../tests/support/big-model.ts';

const model = bigModel();
const journeysOf = (index: ReturnType<typeof createIndex>) => index.all('journey');

report('index', 30, () => createIndex(model));
report('index and graph', 30, () => createIndex(model).graph);
report('walk all, afresh', 15, () => {
  const walker = createWalker();
  const index = createIndex(model);
  for (const journey of journeysOf(index)) walker.walk(index, journey);
});
{
  const index = createIndex(model);
  report('walk one', 30, () => walkJourney(index, journeysOf(index)[7] as never));
}

for (const [what, change] of Object.entries<(element: Element, round: number) => Element | undefined>({
  'a title of a system': (element, round) => (element.id === 'system:s100' ? { ...element, title: `T${round}` } : undefined),
  'what a system holds': (element, round) =>
    element.kind === 'system' && element.id === 'system:s100' ? { ...element, holdings: [{ how: 'masters', data: `data:Data${round % 40}` }] } : undefined,
  'what an integration carries': (element, round) =>
    element.kind === 'integration' && element.id === 'integration:i2000' ? { ...element, carries: [{ item: round % 2 ? 'intent' : 'summary' }] } : undefined,
  'the lifecycle of a hub': (element, round) =>
    element.kind === 'system' && element.id === 'system:hub0' ? { ...element, lifecycle: round % 2 ? 'retired' : 'live' } : undefined,
  'the order of steps': (element, round) =>
    element.kind === 'step' && element.id === 'step:j5.t2' ? { ...element, actor: round % 2 ? 'agent' : 'bot' } : undefined,
  'what a data entity is about': (element, round) =>
    element.kind === 'data' && element.id === 'data:Data1' ? { ...element, subject: round % 2 ? 'customer' : 'employee' } : undefined,
})) {
  const walker = createWalker();
  let current: Model = model;
  let round = 0;
  let walked = 0;
  const seen = new Map<string, unknown>();
  const walkAll = () => {
    const index = createIndex(current);
    walked = 0;
    for (const journey of journeysOf(index)) {
      const walk = walker.walk(index, journey);
      if (seen.get(journey.id) !== walk) walked++;
      seen.set(journey.id, walk);
    }
  };
  walkAll();
  report(`after changing ${what}`, 30, walkAll, () => {
    round++;
    current = { ...current, elements: current.elements.map((element) => change(element, round) ?? element) };
  });
  console.log(`    ${walked} of ${journeysOf(createIndex(model)).length} journeys walked again`);
}

function report(what: string, rounds: number, run: () => unknown, before?: () => void): void {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    before?.();
    const start = performance.now();
    run();
    times.push(performance.now() - start);
  }
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] as number).toFixed(1);
  console.log(`${what.padEnd(44)} first ${(times[0] as number).toFixed(1)} ms, p50 ${at(0.5)} ms, p95 ${at(0.95)} ms`);
}
