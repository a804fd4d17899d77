import type { EdgeMark, Mark, PlacedGraph } from '../../diagram/placed-graph.ts';
import type { FindingNote } from '../../diagram/view-graph.ts';
import { contains, groupOf, walkableBoxes } from './mark-walk.ts';

/** The picture as a tree that can be read aloud: containers with what is in them, nodes with their connections. */
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
  const boxes = walkableBoxes(placed);
  const labels = new Map(boxes.map((box) => [groupOf(box), box.label]));
  const edges = placed.marks.filter((mark): mark is EdgeMark => mark.kind === 'edge');
  const parents = new Map(
    boxes.map((box) => {
      const around = boxes.filter((other) => contains(other, box));
      const smallest = around.toSorted((a, b) => a.width * a.height - b.width * b.height)[0];
      return [box.id, smallest?.id];
    }),
  );
  const itemsIn = (parent: string | undefined): readonly OutlineItem[] =>
    boxes
      .filter((box) => parents.get(box.id) === parent)
      .map((box) => {
        const group = groupOf(box);
        const connections = edges
          .filter((edge) => edge.from === group || edge.to === group)
          .map((edge) => connection(edge, group, labels));
        return {
          key: box.id,
          group,
          mark: box,
          label: box.label,
          findings: box.findings ?? [],
          children: [...itemsIn(box.id), ...connections],
        };
      });
  return itemsIn(undefined);
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
