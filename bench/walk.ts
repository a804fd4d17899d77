import { performance } from 'node:perf_hooks';
import type { Element } from '../model/element.ts';
import type { Model } from '../model/model.ts';
import { createIndex } from '../model/query.ts';
import { createWalker } from '../model/walk.ts';
import type { Walker } from '../model/walk.ts';
import { bigModel } from '../tests/support/big-model.ts';
import { halfAndMost } from './measure.ts';
import type { Figure, Measure } from './measure.ts';

/**
 * The walk by itself, on a model made as data: 5,000 systems, 6,000 integrations, 500 journeys of 6 steps. From nothing,
 * and what a change of one element costs, with the index that every change makes anew.
 */
export const walks: Measure = {
  name: 'walk',
  async run() {
    const model = bigModel();
    const fresh = times(20, () => walkAll(createWalker(), model));
    return [
      { what: 'index of a model', unit: 'ms', ...halfAndMost(times(30, () => createIndex(model))) },
      { what: 'all journeys walked from nothing', unit: 'ms', ...halfAndMost(fresh.slice(5)) },
      ...Object.entries(changes).map(([what, change]) => measureChange(model, what, change)),
    ];
  },
};

/** What the element becomes in a round; undefined leaves it as it is. */
type Change = (element: Element, round: number) => Element | undefined;

const changes: Readonly<Record<string, Change>> = {
  'a title of a system': (element, round) => (element.id === 'system:s100' ? { ...element, title: `Title ${round}` } : undefined),
  'what a system holds': (element, round) =>
    element.kind === 'system' && element.id === 'system:s100'
      ? { ...element, holdings: [{ how: 'masters', data: `data:Data${round % 40}` }] }
      : undefined,
  'what an integration carries': (element, round) =>
    element.kind === 'integration' && element.id === 'integration:i2000' ? { ...element, carries: [{ item: alternately(round, 'intent', 'summary') }] } : undefined,
  'a step': (element, round) =>
    element.kind === 'step' && element.id === 'step:j5.t2' ? { ...element, actor: alternately(round, 'agent', 'bot') } : undefined,
  'the lifecycle of a hub': (element, round) =>
    element.kind === 'system' && element.id === 'system:hub0' ? { ...element, lifecycle: alternately(round, 'retired', 'live') } : undefined,
};

function alternately(round: number, odd: string, even: string): string {
  return round % 2 === 1 ? odd : even;
}

function measureChange(model: Model, what: string, change: Change): Figure {
  const walker = createWalker();
  let current = model;
  let round = 0;
  const next = () => {
    round++;
    current = { ...current, elements: current.elements.map((element) => change(element, round) ?? element) };
  };
  walkAll(walker, current);
  const taken = times(30, () => walkAll(walker, current), next);
  const before = new Set(walkAll(walker, current));
  next();
  const again = walkAll(walker, current).filter((walk) => !before.has(walk)).length;
  return { what: `… after a change of ${what}`, unit: 'ms', ...halfAndMost(taken), note: `${again} of ${before.size} journeys walked again` };
}

function walkAll(walker: Walker, model: Model): readonly unknown[] {
  const index = createIndex(model);
  return index.all('journey').map((journey) => walker.walk(index, journey));
}

function times(rounds: number, run: () => unknown, before?: () => void): readonly number[] {
  return Array.from({ length: rounds }, () => {
    before?.();
    const start = performance.now();
    run();
    return performance.now() - start;
  });
}
