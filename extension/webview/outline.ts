import type { BoxMark, EdgeMark, Mark, PlacedGraph } from '../../diagram/placed-graph.ts';
import type { FindingNote } from '../../diagram/view-graph.ts';
import { contains, groupOf, marksByGroup, walkableBoxes } from './mark-walk.ts';
import { isLegend } from './trim.ts';

/**
 * The picture as a tree that can be read aloud: containers with what is in them, nodes with their connections, and what is
 * drawn in several pieces, as a step of a journey, with its pieces.
 */
export interface OutlineItem {
  /** Unique in the tree: an edge occurs at both its ends. */
  readonly key: string;
  readonly group: string;
  readonly mark: Mark;
  readonly label: string;
  readonly findings: readonly FindingNote[];
  readonly children: readonly OutlineItem[];
}

export function outlineOf(placed: PlacedGraph): readonly OutlineItem[] {
  const groups = marksByGroup(walkableBoxes(placed));
  const heads = [...groups.values()].flatMap((boxes) => boxes.slice(0, 1));
  const edges = placed.marks.filter((mark): mark is EdgeMark => mark.kind === 'edge' && !isLegend(mark));
  const labels = new Map(heads.map((box) => [groupOf(box), box.label]));
  const parents = new Map(heads.map((box) => [box.id, smallestAround(box, heads)?.id]));

  const itemsIn = (parent: string | undefined): readonly OutlineItem[] =>
    heads.filter((box) => parents.get(box.id) === parent).map(itemOf);
  const itemOf = (box: BoxMark): OutlineItem => {
    const group = groupOf(box);
    const parts = groups.get(group)?.slice(1) ?? [];
    const connections = edges.filter((edge) => edge.from === group || edge.to === group);
    return {
      ...leaf(box, box.id),
      children: [
        ...itemsIn(box.id),
        ...parts.map((part) => leaf(part, part.id)),
        ...connections.map((edge) => connection(edge, group, labels)),
      ],
    };
  };
  return itemsIn(undefined);
}

function smallestAround(box: BoxMark, boxes: readonly BoxMark[]): BoxMark | undefined {
  const around = boxes.filter((other) => contains(other, box));
  return around.toSorted((a, b) => a.width * a.height - b.width * b.height)[0];
}

function leaf(box: BoxMark, key: string): OutlineItem {
  return { key, group: groupOf(box), mark: box, label: box.label, findings: box.findings ?? [], children: [] };
}

function connection(edge: EdgeMark, group: string, labels: ReadonlyMap<string, string>): OutlineItem {
  const leaves = edge.from === group;
  const other = labels.get((leaves ? edge.to : edge.from) ?? '') ?? '';
  return {
    key: `${group} ${edge.id}`,
    group: groupOf(edge),
    mark: edge,
    label: edge.label === '' ? `${leaves ? 'to' : 'from'} ${other}` : edge.label,
    findings: edge.findings ?? [],
    children: [],
  };
}
