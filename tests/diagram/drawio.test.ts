import { describe, expect, test } from 'vitest';
import { exportDrawio } from '../../diagram/export/drawio.ts';
import { placeBlueprint } from '../../diagram/layout/blueprint.ts';
import { placeSequence } from '../../diagram/layout/sequence.ts';
import { drawable } from '../../diagram/layout/text-measure.ts';
import type { Box, Mark, PlacedGraph } from '../../diagram/placed-graph.ts';
import { plainLabel, readDrawio, type DrawioCell } from '../support/drawio.ts';
import { hostileTitles } from '../support/hostile-titles.ts';
import { graphOf } from '../support/hostile-views.ts';
import { openPlacing } from '../support/place-view.ts';
import { lateDelivery, plainJourney } from '../support/sample-blueprint.ts';
import { sampleGraph } from '../support/sample-graph.ts';
import { sampleSequence } from '../support/sample-sequence.ts';

const place = openPlacing();

const pictures = {
  landscape: await place(sampleGraph({ nodes: 12, edges: 14, seed: 2, groups: 3, nested: 2 }), {}),
  'lines of every kind': await place(graphOf('Orders'), {}),
  blueprint: placeBlueprint(lateDelivery()),
  sequence: placeSequence(sampleSequence({ steps: 6, perPhase: 3 })),
} as const;

function cellsOf(graph: PlacedGraph): ReadonlyMap<string, DrawioCell> {
  const [page] = readDrawio(exportDrawio([graph], { theme: 'light' }));
  return new Map(page?.cells.map((cell) => [cell.id, cell]));
}

/** Where a cell is on the page: its own corner and those of all that it is in. */
function boxOf(id: string, cells: ReadonlyMap<string, DrawioCell>): Box {
  const [x = 0, y = 0, width = 0, height = 0] = cells.get(id)?.numbers ?? [];
  const parent = cells.get(id)?.parent;
  if (parent === undefined || cells.get(parent)?.kind !== 'vertex') return { x, y, width, height };
  const around = boxOf(parent, cells);
  return { x: around.x + x, y: around.y + y, width, height };
}

describe.each(Object.entries(pictures))('the %s for diagrams.net', (_name, graph) => {
  const cells = cellsOf(graph);

  test('has cells that are all joined to cells, with places that are numbers', () => {
    expect(cells.size).toBeGreaterThan(graph.marks.length / 3);
    for (const { id, parent, source, target, numbers, kind } of cells.values()) {
      for (const other of [parent, source, target]) if (other !== undefined) expect(cells.has(other), `${id} → ${other}`).toBe(true);
      for (const end of [source, target]) if (end !== undefined) expect(cells.get(end)?.kind).toBe('vertex');
      expect(numbers.every(Number.isFinite), id).toBe(true);
      if (kind !== 'layer') expect(numbers.length, id).toBeGreaterThanOrEqual(4);
    }
    const [page] = readDrawio(exportDrawio([graph], { theme: 'light' }));
    expect(page?.cells.length).toBe(cells.size);
  });

  test('has every box, band and badge where the picture has it, and knows its element', () => {
    const boxes = graph.marks.filter((mark) => mark.kind === 'box' || mark.kind === 'band' || mark.kind === 'badge');
    expect(boxes.length).toBeGreaterThan(3);
    for (const mark of boxes) {
      const box = boxOf(`m-${mark.id}`, cells);
      for (const side of ['x', 'y', 'width', 'height'] as const) expect(box[side], `${mark.id} ${side}`).toBeCloseTo(mark[side], 1);
      expect(cells.get(`m-${mark.id}`)?.element).toBe(mark.element);
    }
  });

  test('says every text once', () => {
    const said = [...cells.values()].flatMap(({ label }) => plainLabel(label).split('\n')).filter((line) => line !== '');
    const shown = graph.marks.flatMap((mark: Mark) => (mark.kind === 'text' || mark.kind === 'badge' ? [drawable(mark.text)] : [])).filter((line) => line !== '');
    expect(said.toSorted()).toEqual(shown.toSorted());
  });

  test('has lines with every bend, which end where the picture has them end', () => {
    const edges = graph.marks.filter((mark) => mark.kind === 'edge' && mark.points.length > 1);
    for (const mark of edges) {
      const cell = cells.get(`m-${mark.id}`);
      const from = cell?.parent === undefined || cells.get(cell.parent)?.kind !== 'vertex' ? { x: 0, y: 0 } : boxOf(cell.parent, cells);
      const first = mark.kind === 'edge' ? mark.points[0] : undefined;
      expect([(cell?.numbers[0] ?? 0) + from.x, (cell?.numbers[1] ?? 0) + from.y]).toEqual([expect.closeTo(first?.x ?? -1, 1), expect.closeTo(first?.y ?? -1, 1)]);
      if (cell?.source === undefined) continue;
      const source = boxOf(cell.source, cells);
      const [, x, y] = /exitX=([-\d.e]+);exitY=([-\d.e]+)/.exec(cell.style) ?? [];
      expect(source.x + Number(x) * source.width).toBeCloseTo(first?.x ?? -1, 1);
      expect(source.y + Number(y) * source.height).toBeCloseTo(first?.y ?? -1, 1);
    }
  });
});

test('what stands in a container or a lane is in it, and moves with it', () => {
  const landscape = cellsOf(pictures['lines of every kind']);
  expect(landscape.get('m-system:suite.a')?.parent).toBe('m-system:suite');
  expect(landscape.get('m-system:suite')?.style).toContain('swimlane');
  expect(landscape.get('m-edge:0')).toMatchObject({ source: 'm-channel:web', target: 'm-system:suite.a' });
  const styles = [0, 1, 2, 3, 4].map((at) => landscape.get(`m-edge:${at}`)?.style ?? '');
  expect(new Set(styles.map((style) => /dashPattern=[^;]*|shape=filledEdge/.exec(style)?.[0])).size).toBe(5);
  const blueprint = cellsOf(pictures.blueprint);
  const cards = [...blueprint.values()].filter(({ id }) => /^m-card:[^/]*$/.test(id) && blueprint.get(id)?.kind === 'vertex' && blueprint.get(id)?.element?.startsWith('step:'));
  expect(new Set(cards.map(({ parent }) => parent)).size).toBeGreaterThan(2);
  for (const card of cards) if (card.parent?.startsWith('m-lane:')) expect(blueprint.get(card.parent)?.style).toContain('swimlane');
});

test('several pictures are pages of one file, the same each time', () => {
  const graphs = [pictures.blueprint, pictures.sequence];
  const text = exportDrawio(graphs, { theme: 'dark' });
  expect(readDrawio(text).map(({ name }) => name)).toEqual([pictures.blueprint.title, `${pictures.sequence.title} · sequence`]);
  expect(text).toContain('background="#14171c"');
  expect(exportDrawio(graphs, { theme: 'dark' })).toBe(text);
  expect(text).not.toMatch(/NaN|undefined|\[object|\d\.\d{6,}/);
});

test('no title is markup', () => {
  for (const title of hostileTitles) {
    const [page] = readDrawio(exportDrawio([placeBlueprint(plainJourney({ steps: 2, title })), placeSequence(sampleSequence({ steps: 3, words: title }))], { theme: 'light' }));
    const labels = page?.cells.map(({ label }) => label) ?? [];
    for (const label of labels) expect(label.replace(/<\/?(?:b|s|br|font)(?: color="#\w{6}" style="font-size:\d+px")?>/g, '')).not.toMatch(/[<>"]/);
    if (drawable(title) !== '') expect(labels.map(plainLabel).join(' ').replace(/\s+/g, ' ')).toContain([...drawable(title)].slice(0, 5).join('').trim());
  }
});
