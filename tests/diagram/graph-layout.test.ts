import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PlacedGraph } from '../../diagram/placed-graph.ts';
import type { GraphView, ViewEdge, ViewNode } from '../../diagram/views/graph-view.ts';
import type { WorkerLike } from '../../diagram/layout/layouter.ts';
import {
  clashingLabels,
  edgesThroughCards,
  escapedChildren,
  flippedShare,
  looseEdges,
  nodeBoxes,
  overlappingNodes,
  slantedEdges,
} from '../support/graph-checks.ts';
import { marksOutside, repeatedIds } from '../support/mark-boxes.ts';
import { openPlacing } from '../support/place-view.ts';
import { randomFrom, sampleGraph } from '../support/sample-graph.ts';

const place = openPlacing();

const sizes = {
  'three systems': { nodes: 3, edges: 3, seed: 1 },
  'twelve systems': { nodes: 12, edges: 14, seed: 2 },
  'thirty systems': { nodes: 30, edges: 40, seed: 3 },
  'thirty systems in three containers, two with components': { nodes: 30, edges: 40, seed: 3, groups: 3, nested: 2 },
  'a hundred systems in four containers': { nodes: 100, edges: 150, seed: 4, groups: 4 },
} as const;

function expectLegible(view: GraphView, graph: PlacedGraph): void {
  expect(overlappingNodes(view, graph)).toEqual([]);
  expect(escapedChildren(view, graph)).toEqual([]);
  expect(looseEdges(view, graph)).toEqual([]);
  expect(slantedEdges(graph)).toEqual([]);
  expect(clashingLabels(view, graph)).toEqual([]);
  expect(marksOutside(graph)).toEqual([]);
  expect(repeatedIds(graph)).toEqual([]);
}

describe.each(Object.entries(sizes))('a landscape of %s', (_name, options) => {
  const view = sampleGraph(options);

  test('is legible', async () => {
    const graph = await place(view, {});
    expectLegible(view, graph);
    expect(edgesThroughCards(view, graph)).toEqual([]);
    expect(nodeBoxes(view, graph).size).toBe(view.nodes.length);
  }, 120_000);

  test('is legible running down', async () => {
    const down: GraphView = { ...view, direction: 'down' };
    expectLegible(down, await place(down, {}));
  }, 120_000);

  test('stays legible after an edit', async () => {
    const before = await place(view, {});
    const edited = withoutEdge(view, 4);
    expectLegible(edited, await place(edited, { previous: before }));
  }, 120_000);
});

test('every label of a landscape with room is drawn', async () => {
  const view = sampleGraph(sizes['thirty systems']);
  const graph = await place(view, {});
  const drawn = new Set(graph.marks.flatMap(({ kind, group }) => (kind === 'text' && group !== undefined ? [group] : [])));
  expect(view.edges.filter(({ id, label }) => label !== undefined && !drawn.has(id)).map(({ id }) => id)).toEqual([]);
}, 120_000);

test('columns stand from left to right', async () => {
  const view = sampleGraph(sizes['thirty systems']);
  const boxes = nodeBoxes(view, await place(view, {}));
  const byColumn = new Map<number, { left: number; right: number }>();
  for (const { id, column = 0 } of view.nodes) {
    const { x = 0, width = 0 } = boxes.get(id) ?? {};
    const span = byColumn.get(column) ?? { left: x, right: x + width };
    byColumn.set(column, { left: Math.min(span.left, x), right: Math.max(span.right, x + width) });
  }
  const spans = [...byColumn].toSorted(([a], [b]) => a - b).map(([, span]) => span);
  for (const [index, { left }] of spans.slice(1).entries()) expect(left).toBeGreaterThan(spans[index]?.right ?? 0);
}, 120_000);

describe('the same picture again', () => {
  const view = sampleGraph(sizes['thirty systems in three containers, two with components']);
  const other = openPlacing();

  test('is the same bytes from another thread', async () => {
    expect(JSON.stringify(await other(view, {}))).toBe(JSON.stringify(await place(view, {})));
  }, 120_000);

  test('is the same bytes whatever the order of the nodes and edges', async () => {
    const shuffled: GraphView = { ...view, nodes: view.nodes.toReversed(), edges: view.edges.toReversed() };
    const [one, two] = [await place(view, {}), await place(shuffled, {})];
    const byId = (graph: PlacedGraph) => graph.marks.map((mark) => JSON.stringify(mark)).toSorted();
    expect(byId(two)).toEqual(byId(one));
  }, 120_000);

  test('is exactly where it was when nothing has changed', async () => {
    const first = await place(view, {});
    expect(JSON.stringify(await place(view, { previous: first }))).toBe(JSON.stringify(first));
  }, 120_000);

  test('moves no container in which nothing has changed', async () => {
    const first = await place(view, {});
    const inside = view.nodes.filter(({ parent }) => parent === 'boundary:g1').map(({ id }) => id);
    const outside = view.edges.findIndex(({ from, to }) => !inside.includes(from) && !inside.includes(to));
    const second = await place(withoutEdge(view, outside), { previous: first });
    const relative = (graph: PlacedGraph) => {
      const boxes = nodeBoxes(view, graph);
      const frame = boxes.get('boundary:g1');
      return inside.map((id) => [id, Math.round((boxes.get(id)?.x ?? 0) - (frame?.x ?? 0)), Math.round((boxes.get(id)?.y ?? 0) - (frame?.y ?? 0))]);
    };
    expect(relative(second)).toEqual(relative(first));
  }, 120_000);
});

test('an edit lets few cards change sides', async () => {
  const shares: number[] = [];
  for (const seed of [3, 8, 13]) {
    const view = sampleGraph({ nodes: 30, edges: 40, seed });
    let before = await place(view, {});
    const random = randomFrom(seed);
    let current = view;
    for (let edit = 0; edit < 4; edit++) {
      current = edit % 2 === 0 ? withoutEdge(current, Math.floor(random() * current.edges.length)) : withNode(current, edit, random);
      const after = await place(current, { previous: before });
      shares.push(flippedShare(current, before, after));
      before = after;
    }
  }
  expect(shares.reduce((sum, share) => sum + share, 0) / shares.length).toBeLessThan(0.03);
  expect(Math.max(...shares)).toBeLessThan(0.12);
}, 240_000);

describe('when ELK is of no use', () => {
  const view = sampleGraph(sizes['thirty systems in three containers, two with components']);

  test('a deadline that has passed gives a picture all the same', async () => {
    const graph = await place(view, { deadline: 0 });
    expect(overlappingNodes(view, graph)).toEqual([]);
    expect(escapedChildren(view, graph)).toEqual([]);
    expect(looseEdges(view, graph)).toEqual([]);
    expect(clashingLabels(view, graph)).toEqual([]);
    expect(marksOutside(graph)).toEqual([]);
  }, 120_000);

  test('the next picture is laid out as if nothing had happened', async () => {
    const fresh = openFresh();
    const late = await fresh(view, { deadline: 0 });
    expect(JSON.stringify(await fresh(view, {}))).toBe(JSON.stringify(await place(view, {})));
    expect(JSON.stringify(late)).not.toBe(JSON.stringify(await place(view, {})));
  }, 120_000);

  test('a thread that answers with an error leaves a grid', async () => {
    const failing = openPlacing(() => answering((id) => ({ id, error: { message: "reading 'a'" } })));
    const graph = await failing(view, {});
    expect(overlappingNodes(view, graph)).toEqual([]);
    expect(looseEdges(view, graph)).toEqual([]);
  });

  test('a thread that answers nonsense leaves a grid', async () => {
    const failing = openPlacing(() => answering((id) => ({ id, data: { id: 'root' } })));
    expect(overlappingNodes(view, await failing(view, {}))).toEqual([]);
  });

  test('a thread that dies leaves a grid', async () => {
    const dying = openPlacing(() => {
      let report: (error: unknown) => void = () => {};
      return {
        post: () => queueMicrotask(() => report(new Error('gone'))),
        listen: (_onMessage, onError) => {
          report = onError;
        },
        terminate: () => {},
      };
    });
    expect(overlappingNodes(view, await dying(view, {}))).toEqual([]);
  });

  test('the caller can stop it', async () => {
    const stop = new AbortController();
    const placing = openFresh()(view, { signal: stop.signal });
    stop.abort();
    await expect(placing).rejects.toThrow();
  });
});

const graphViews = fc
  .record({
    nodes: fc.array(
      fc.record({
        parent: fc.option(fc.nat(11), { nil: undefined }),
        container: fc.boolean(),
        column: fc.option(fc.integer({ min: 0, max: 5 }), { nil: undefined }),
        title: fc.oneof(fc.string({ maxLength: 40 }), fc.constant('配送状況の確認 🚚 Lieferverfolgungsübersicht')),
      }),
      { maxLength: 12 },
    ),
    edges: fc.array(fc.record({ from: fc.nat(13), to: fc.nat(13), label: fc.option(fc.string({ maxLength: 30 }), { nil: undefined }) }), { maxLength: 20 }),
    direction: fc.constantFrom('right' as const, 'down' as const),
    order: fc.constantFrom(undefined, 'text' as const),
  })
  .map(({ nodes, edges, direction, order }): GraphView => {
    const shared = { tone: 'plain', icon: 'system', border: 'solid', badges: [], findings: [] } as const;
    return {
      ...{ shape: 'graph', request: { kind: 'landscape' }, title: 'Any', subtitle: '', legend: [], direction },
      ...(order === undefined ? {} : { order }),
      nodes: nodes.map(({ parent, column, ...node }, index): ViewNode => {
        return { ...shared, ...node, id: `n${index}`, ...(parent === undefined ? {} : { parent: `n${parent}` }), ...(column === undefined ? {} : { column }) };
      }),
      edges: edges.map(({ from, to, label }, index): ViewEdge => {
        const edge = { id: `e${index}`, from: `n${from}`, to: `n${to}`, spoken: '', line: 'solid', tone: 'plain', findings: [] } as const;
        return label === undefined ? edge : { ...edge, label };
      }),
    };
  });

test('any graph, however wrong, gives a picture without overlaps', async () => {
  await fc.assert(
    fc.asyncProperty(graphViews, async (view) => {
      const graph = await place(view, {});
      expect(overlappingNodes(view, graph)).toEqual([]);
      expect(escapedChildren(view, graph)).toEqual([]);
      expect(looseEdges(view, graph)).toEqual([]);
    }),
    { numRuns: 40, seed: 7, endOnFailure: true },
  );
}, 300_000);

function withoutEdge(view: GraphView, index: number): GraphView {
  return { ...view, edges: view.edges.filter((_, at) => at !== index) };
}

function withNode(view: GraphView, number: number, random: () => number): GraphView {
  const cards = view.nodes.filter(({ container }) => !container);
  const like = cards[Math.floor(random() * cards.length)];
  const to = cards[Math.floor(random() * cards.length)];
  if (like === undefined || to === undefined) return view;
  const id = `system:new${number}`;
  const edge: ViewEdge = { id: `integration:new${number}`, from: id, to: to.id, label: 'rest', spoken: '', line: 'solid', tone: 'plain', findings: [] };
  return { ...view, nodes: [...view.nodes, { ...like, id, title: 'New' }], edges: [...view.edges, edge] };
}

function openFresh(): ReturnType<typeof openPlacing> {
  return openPlacing();
}

/** A thread that gives every layout the same kind of answer. */
function answering(answer: (id: number) => unknown): WorkerLike {
  let tell: (message: unknown) => void = () => {};
  return {
    post: (message) => queueMicrotask(() => tell(answer((message as { readonly id: number }).id))),
    listen: (onMessage) => {
      tell = onMessage;
    },
    terminate: () => {},
  };
}
