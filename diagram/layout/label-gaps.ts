import type { Layers } from './columns.ts';
import type { EdgePart } from './container-split.ts';
import { measureEdgeLabel } from './edge-label.ts';

/** Room that a label takes in the gap after a layer. */
export interface GapLabel {
  /** The layer that the gap comes after. */
  readonly gap: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Chooses for each labelled part the gap between two layers in which its label stands: of those that it passes, the one
 * with the least in it so far. A part that passes none has no label room; so has one without a label.
 */
export function chooseGaps(parts: readonly EdgePart[], layers: Layers): ReadonlyMap<EdgePart, GapLabel> {
  const last = parts.reduce((most, { first, second }) => Math.max(most, layers.get(first.node) ?? 0, layers.get(second.node) ?? 0), 0);
  const load = new Map<number, number>();
  const chosen = new Map<EdgePart, GapLabel>();
  for (const part of parts) {
    const size = part.labelled ? measureEdgeLabel(part.edge) : undefined;
    if (size === undefined) continue;
    const from = layers.get(part.first.node) ?? 0;
    const to = part.bracket ? from + 1 : (layers.get(part.second.node) ?? last + 1);
    let best: number | undefined;
    for (let gap = from; gap < to; gap++) {
      if (best === undefined || (load.get(gap) ?? 0) < (load.get(best) ?? 0)) best = gap;
    }
    if (best === undefined) continue;
    load.set(best, (load.get(best) ?? 0) + size.height);
    chosen.set(part, { gap: best, ...size });
  }
  return chosen;
}
