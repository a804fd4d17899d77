import { describe, expect, test } from 'vitest';
import { buildFlow } from '../../diagram/views/flow.ts';
import type { GraphView, ViewEdge } from '../../diagram/views/graph-view.ts';
import { clashingLabels, edgesThroughCards, looseEdges, nodeBoxes, overlappingNodes } from '../support/graph-checks.ts';
import { openPlacing } from '../support/place-view.ts';
import { viewContextOf } from '../support/view-context.ts';

const base = `
  context summary
  channel chat "Web chat" { kind chat  served by bot }
  channel voice "Phone" { kind voice  served by desk }
  system bot "Chatbot" { kind chatbot }
  system desk "Desk" { kind ccaas }
`;

function flowOf(steps: string, more = ''): GraphView {
  return buildFlow(viewContextOf(`${base} ${more} journey late "Late delivery" { volume 1000/month ${steps} }`), { kind: 'flow', subject: 'journey:late' });
}

const edgeBetween = (view: GraphView, from: string, to: string): ViewEdge | undefined =>
  view.edges.find((edge) => edge.from === `step:late.${from}` && (edge.to === `step:late.${to}` || edge.to === to));

describe('steps', () => {
  const view = flowOf('phase ask "Asks" { step bot "Asks the bot" on chat { actor bot } } phase call "Calls" { step agent "Talks" on voice { actor agent } }');

  test('stand in their phases, numbered, with who acts and on which channel', () => {
    expect(view.nodes.find(({ id }) => id === 'step:late.bot')).toMatchObject({
      parent: 'phase:late.ask',
      title: '1. Asks the bot',
      subtitle: 'Bot',
      icon: 'bot',
      badges: [{ icon: 'chat', text: 'Web chat' }],
    });
    expect(view.nodes.filter(({ container }) => container).map(({ title }) => title)).toEqual(['Asks', 'Calls']);
  });

  test('follow each other without a word, and the last one ends', () => {
    expect(edgeBetween(view, 'bot', 'step:late.agent')).toMatchObject({ line: 'solid' });
    expect(edgeBetween(view, 'bot', 'step:late.agent')).not.toHaveProperty('label');
    expect(view.nodes.filter(({ shape }) => shape === 'pill').map(({ title, parent }) => [title, parent])).toEqual([['End', 'phase:late.call']]);
  });
});

describe('ways', () => {
  const view = flowOf(`
    step bot "Asks" on chat { actor bot  on fail -> agent }
    bot -> agent 62% when "unresolved"
    bot -> end 38% when "solved"
    step agent "Talks" on voice { actor agent  after 3d -> remind }
    step again "Again" on chat
    again -> bot
    step remind "Reminds" { ends abandoned }
  `);

  test('a branch says its share and its reason', () => {
    expect(view.edges.find(({ line, to }) => line === 'solid' && to === 'step:late.agent')).toMatchObject({ label: '62 %\nunresolved' });
    expect(view.edges.find(({ to, from }) => to.startsWith('end:') && from === 'step:late.bot')).toMatchObject({ label: '38 %\nsolved' });
  });

  test('a failure is dotted, a time dashed', () => {
    expect(view.edges.filter(({ line }) => line === 'dotted').map(({ label }) => label)).toEqual(['on failure']);
    expect(view.edges.filter(({ line }) => line === 'dashed').map(({ label }) => label)).toEqual(['after 3 d']);
  });

  test('a loop leads back', () => {
    expect(edgeBetween(view, 'again', 'bot')).toBeDefined();
  });

  test('an end says its word', () => {
    expect(view.nodes.filter(({ shape }) => shape === 'pill').map(({ title }) => title)).toEqual(expect.arrayContaining(['abandoned']));
  });

  test.each([
    ['solved', 'check'],
    ['settled', 'check'],
    ['abandoned', 'cross'],
  ])('an end that is %s has a %s', (word, icon) => {
    const ends = flowOf(`step bot "Asks" on chat { actor bot  ends ${word} }`).nodes.filter(({ shape }) => shape === 'pill');
    expect(ends).toMatchObject([{ title: word, icon }]);
  });

  test('every edge has both ends in the picture', () => {
    const ids = new Set(view.nodes.map(({ id }) => id));
    expect(view.edges.filter(({ from, to }) => !ids.has(from) || !ids.has(to))).toEqual([]);
  });
});

test('a break is marked on the way where it happens, and not once more on the step', () => {
  const view = flowOf(
    'step bot "Asks" on chat { actor bot  produces summary } step agent "Talks" on voice { actor agent  needs summary }',
    'handover chat -> voice cold { carries none }',
  );
  const broken = view.edges.find(({ findings }) => findings.some(({ rule }) => rule === 'JRN-02'));
  expect(broken).toMatchObject({ from: 'step:late.bot', to: 'step:late.agent', badges: [{ icon: 'break' }] });
  expect(view.nodes.flatMap(({ findings }) => findings.map(({ rule }) => rule))).not.toContain('JRN-02');
  expect(view.nodes.flatMap(({ badges }) => badges.map(({ text }) => text))).toContain('repeats');
});

test('without journeys or steps it says what to write', () => {
  expect(buildFlow(viewContextOf('system a'), { kind: 'flow' }).empty).toContain('journey');
  expect(flowOf('').empty).toContain('step');
});

describe('placed', () => {
  const place = openPlacing();
  const steps = (count: number) => Array.from({ length: count }, (_, index) => `step s${index} "Step ${index}" on chat`).join('\n');

  test('phases stand beside each other at one height, their steps below each other', async () => {
    const view = flowOf(`phase one "One" { ${steps(3)} } phase two "Two" { step t "Last" on voice }`);
    const boxes = nodeBoxes(view, await place(view, {}));
    const [one, two] = [boxes.get('phase:late.one'), boxes.get('phase:late.two')];
    expect(one?.y).toBe(two?.y);
    expect((one?.x ?? 0) + (one?.width ?? 0)).toBeLessThan(two?.x ?? 0);
    const [first, second] = [boxes.get('step:late.s0'), boxes.get('step:late.s1')];
    expect(first?.x).toBe(second?.x);
    expect((first?.y ?? 0) + (first?.height ?? 0)).toBeLessThan(second?.y ?? 0);
  }, 60_000);

  test('a long journey without phases goes on in rows', async () => {
    const view = flowOf(steps(14));
    const graph = await place(view, {});
    expect(graph.width / graph.height).toBeLessThan(4);
    expect(overlappingNodes(view, graph)).toEqual([]);
    expect(looseEdges(view, graph)).toEqual([]);
    expect(clashingLabels(view, graph)).toEqual([]);
    expect(edgesThroughCards(view, graph)).toEqual([]);
  }, 60_000);
});
