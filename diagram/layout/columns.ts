import type { EdgePart } from './container-split.ts';
import type { TreeNode } from './container-tree.ts';

/** The column of each child, where all have one; undefined where the edges alone decide what stands left and right. */
export function assignColumns(children: readonly TreeNode[], _parts: readonly EdgePart[]): ReadonlyMap<string, number> | undefined {
  const columns = new Map<string, number>();
  for (const { id, column } of children) {
    if (column === undefined) return undefined;
    columns.set(id, column * columnSteps);
  }
  return columns.size === 0 ? undefined : columns;
}

/** A column of the view may be split into so many. */
const columnSteps = 16;
