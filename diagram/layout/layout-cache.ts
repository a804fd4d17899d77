import type { ElkNode } from './elk-graph.ts';

/** Keeps layouts by their content, so that only a container that changed is laid out again. */
export interface LayoutCache {
  layout(graph: ElkNode, run: () => Promise<ElkNode>): Promise<ElkNode>;
}

/** Holds the last `size` layouts, the least recently used leave first. Failed and stopped layouts are not kept. */
export function createLayoutCache(size = 400): LayoutCache {
  const kept = new Map<string, Promise<ElkNode>>();
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
  };
}
