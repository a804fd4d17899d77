import MiniSearch from 'minisearch';
import { useMemo } from 'preact/hooks';
import type { PlacedGraph } from '../../diagram/placed-graph.ts';
import type { ViewEntry } from '../../diagram/view-graph.ts';
import type { IconName } from './icon.tsx';
import { groupOf, walkableBoxes } from './mark-walk.ts';
import { SearchBox } from './search-box.tsx';
import { isLegend } from './trim.ts';

/** A hit: something in the picture, or another view. */
export type SearchHit =
  | { readonly kind: 'mark'; readonly group: string; readonly title: string; readonly detail: string }
  | { readonly kind: 'view'; readonly entry: ViewEntry; readonly title: string; readonly detail: string };

interface SearchPanelProps {
  readonly placed: PlacedGraph | undefined;
  readonly views: readonly ViewEntry[];
  /** The hit that the reader is at: shown in the picture at once. */
  readonly onPoint: (hit: SearchHit | undefined) => void;
  readonly onChoose: (hit: SearchHit) => void;
  readonly onClose: () => void;
}

const MOST_HITS = 30;

/** Finds what is in the picture, and other views, while typing. */
export function SearchPanel({ placed, views, onPoint, onChoose, onClose }: SearchPanelProps) {
  const find = useMemo(() => finder(placed, views), [placed, views]);
  return (
    <SearchBox
      placeholder="Find in the picture and in other views"
      find={find}
      keyOf={(hit) => (hit.kind === 'mark' ? hit.group : hit.entry.name)}
      iconOf={(hit) => (hit.kind === 'mark' ? 'landscape' : iconOf(hit.entry))}
      onPoint={onPoint}
      onChoose={onChoose}
      onClose={onClose}
    />
  );
}

export function iconOf(entry: ViewEntry): IconName {
  return entry.kind;
}

function finder(placed: PlacedGraph | undefined, views: readonly ViewEntry[]): (text: string) => readonly SearchHit[] {
  const hits = [...marksOf(placed), ...views.map(viewHit)];
  const boxGroups = new Set(placed === undefined ? [] : walkableBoxes(placed).map(groupOf));
  const boxes = new Set(hits.flatMap((hit, id) => (hit.kind === 'mark' && boxGroups.has(hit.group) ? [id] : [])));
  const index = new MiniSearch<{ id: number; title: string; detail: string }>({
    fields: ['title', 'detail'],
    // What is drawn as a box is what people mean; lines and other views come after.
    searchOptions: { boostDocument: (id) => (boxes.has(Number(id)) ? 2 : 1), prefix: true, fuzzy: 0.2, boost: { title: 3 }, combineWith: 'AND' },
  });
  index.addAll(hits.map((hit, id) => ({ id, title: hit.title, detail: hit.detail })));
  return (text) => {
    if (text.trim() === '') return [];
    const found = index.search(text).slice(0, MOST_HITS);
    return found.map((result) => hits[Number(result.id)]).filter((hit) => hit !== undefined);
  };
}

/** One hit per group: a node with its badges and texts is one thing. */
function marksOf(placed: PlacedGraph | undefined): readonly SearchHit[] {
  const groups = new Map<string, { title: string; detail: string }>();
  for (const mark of placed?.marks ?? []) {
    if (isLegend(mark)) continue;
    const group = groupOf(mark);
    const known = groups.get(group);
    if (mark.kind === 'box' || mark.kind === 'edge') {
      if (mark.label !== '') groups.set(group, { title: mark.label, detail: known?.detail ?? '' });
    } else if (mark.kind === 'text' && known !== undefined) {
      const words = mark.full ?? mark.text;
      if (!known.title.includes(words)) groups.set(group, { ...known, detail: `${known.detail} ${words}`.trim() });
    }
  }
  return [...groups].map(([group, { title, detail }]) => ({ kind: 'mark', group, title, detail }));
}

function viewHit(entry: ViewEntry): SearchHit {
  return { kind: 'view', entry, title: entry.title, detail: `${entry.kind} view` };
}
