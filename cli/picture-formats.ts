import type { PlacedGraph } from '../diagram/placed-graph.ts';
import type { ThemeName } from '../diagram/svg/theme.ts';

interface PictureWriter {
  readonly binary: boolean;
  write(graph: PlacedGraph, theme: ThemeName): Promise<string | Uint8Array>;
}

/** One writer per `--format`; each loads what it needs when it is used. */
export const pictureFormats = {
  svg: {
    binary: false,
    async write(graph, theme) {
      const { exporters } = await import('../diagram/export/table.ts');
      return exporters.svg(graph, { theme });
    },
  },
  png: {
    binary: true,
    async write(graph, theme) {
      const { renderPng } = await import('./png.ts');
      return renderPng(graph, { theme });
    },
  },
  json: {
    binary: false,
    async write(graph) {
      const { exporters } = await import('../diagram/export/table.ts');
      return exporters.json(graph);
    },
  },
} as const satisfies Record<string, PictureWriter>;

export type PictureFormat = keyof typeof pictureFormats;
