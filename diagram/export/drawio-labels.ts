import type { Box, PlacedGraph } from '../placed-graph.ts';
import type { Nesting } from './drawio-places.ts';
import { blockBox, type TextBlock, textBlocks } from './drawio-text.ts';

export interface SortedTexts {
  /** Texts that are the label of a box or a line, by its id. */
  readonly labels: ReadonlyMap<string, TextBlock['lines']>;
  /** Texts of their own, each by the mark of its first line. */
  readonly blocks: ReadonlyMap<string, TextBlock>;
}

/** The lines of a card that stand flush are its label, those of an edge too; others are texts of their own. */
export function sortTexts({ marks }: PlacedGraph, nesting: Nesting): SortedTexts {
  const edges = new Map(marks.flatMap((mark) => (mark.kind === 'edge' ? [[mark.id, mark] as const] : [])));
  const labels = new Map<string, TextBlock['lines']>();
  const blocks = new Map<string, TextBlock>();
  for (const block of textBlocks(marks.filter((mark) => mark.kind === 'text'))) {
    const [first] = block.lines;
    const owner = nesting.ownerOf(first);
    const edge = [...ancestorsOf(first.id)].find((id) => edges.has(id));
    const holder = owner !== undefined && isInside(blockBox(block.lines), owner) ? owner.id : owner === undefined ? edge : undefined;
    const known = holder === undefined ? undefined : labels.get(holder);
    if (holder === undefined || first.rotate !== undefined) blocks.set(first.id, block);
    else if (known === undefined) labels.set(holder, block.lines);
    else if (known[0].x === first.x && known[0].anchor === first.anchor) labels.set(holder, [...known, ...block.lines]);
    else blocks.set(first.id, block);
  }
  return { labels, blocks };
}

function isInside({ x, y, width, height }: Box, outer: Box): boolean {
  return x + width / 2 > outer.x && x + width / 2 < outer.x + outer.width && y + height / 2 > outer.y && y + height / 2 < outer.y + outer.height;
}

function* ancestorsOf(id: string): Generator<string> {
  for (let at = lastCut(id); at > 0; at = lastCut(id.slice(0, at))) yield id.slice(0, at);
}

function lastCut(id: string): number {
  return Math.max(id.lastIndexOf(':'), id.lastIndexOf('/'));
}
