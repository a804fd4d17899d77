import type { PlacedGraph } from '../diagram/placed-graph.ts';
import type { ThemeName } from '../diagram/svg/theme.ts';
import type { SingleView } from '../diagram/views/compared-view.ts';

/** Says on stderr what the reader of the file should know. */
type Warn = (sentence: string) => void;

/** `from` is as in `diagram/export/table.ts`. */
export type PictureWriter = { readonly binary: boolean } & (
  | { readonly from: 'view'; write(view: SingleView, theme: ThemeName, warn: Warn): Promise<string> }
  | { readonly from: 'picture'; write(graph: PlacedGraph, theme: ThemeName, warn: Warn): Promise<string | Uint8Array> }
  | { readonly from: 'pages'; write(graphs: readonly PlacedGraph[], theme: ThemeName, warn: Warn): Promise<string | Uint8Array> }
);

/** One writer per `--format`, which is also the ending of its files; each loads what it needs when it is used. */
export const pictureFormats = {
  svg: {
    from: 'picture',
    binary: false,
    async write(graph, theme) {
      const { exporters } = await import('../diagram/export/table.ts');
      return exporters.svg.write(graph, { theme });
    },
  },
  png: {
    from: 'picture',
    binary: true,
    async write(graph, theme) {
      const { renderPng } = await import('./png.ts');
      return renderPng(graph, { theme });
    },
  },
  pdf: {
    from: 'pages',
    binary: true,
    async write(graphs, theme, warn) {
      const { renderPdf } = await import('./pdf.ts');
      return renderPdf(graphs, { theme, warn });
    },
  },
  mermaid: {
    from: 'view',
    binary: false,
    async write(view, theme, warn) {
      const [{ exporters }, { mermaidExcess }] = await Promise.all([import('../diagram/export/table.ts'), import('../diagram/export/mermaid.ts')]);
      const text = exporters.mermaid.write(view, { theme });
      const excess = mermaidExcess(view, text);
      if (excess !== undefined) warn(`"${view.title}" ${excess}; show less of it with a view that includes only what matters: --view NAME.`);
      return text;
    },
  },
  drawio: {
    from: 'pages',
    binary: false,
    async write(graphs, theme) {
      const { exporters } = await import('../diagram/export/table.ts');
      return exporters.drawio.write(graphs, { theme });
    },
  },
  json: {
    from: 'picture',
    binary: false,
    async write(graph) {
      const { exporters } = await import('../diagram/export/table.ts');
      return exporters.json.write(graph);
    },
  },
} as const satisfies Record<string, PictureWriter>;

export type PictureFormat = keyof typeof pictureFormats;
