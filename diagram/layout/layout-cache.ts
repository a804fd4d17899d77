import type { PlacedGraph } from '../placed-graph.ts';
import type { PlacedContainer } from './elk-answer.ts';
import type { ElkNode } from './elk-graph.ts';

/** Keeps layouts, so that only a container that changed is laid out again. */
export interface LayoutCache {
  /** ELK's answers by what it was asked. */
  layout(graph: ElkNode, run: () => Promise<ElkNode>): Promise<ElkNode>;
  /** How the containers of a picture that was made here were placed; undefined for a picture from elsewhere. */
  recall(picture: PlacedGraph | undefined): PictureMemory | undefined;
  remember(picture: PlacedGraph, memory: PictureMemory): void;
}

/** By container: what it held, and where that was placed. */
export type PictureMemory = ReadonlyMap<string, { readonly content: string; readonly placed: PlacedContainer }>;

/** Holds the last `size` answers, the least recently used leave first. Failed and stopped layouts are not kept. */
export function createLayoutCache(size = 400): LayoutCache {
  const kept = new Map<string, Promise<ElkNode>>();
  const pictures = new WeakMap<PlacedGraph, PictureMemory>();
  return {
    layout: (graph, run) => {
      const key = JSON.stringify(graph);
      const found = kept.get(key);
      kept.delete(key);
      const result = found ?? run();
      kept.set(key, result);
      if (found === undefined) {
        result.catch(() => {
          if (kept.get(key) === result) kept.delete(key);
        });
      }
      for (const oldest of kept.keys()) {
        if (kept.size <= size) break;
        kept.delete(oldest);
      }
      return result;
    },
    recall: (picture) => (picture === undefined ? undefined : pictures.get(picture)),
    remember: (picture, memory) => void pictures.set(picture, memory),
  };
}
