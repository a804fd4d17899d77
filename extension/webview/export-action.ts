import type { PlacedGraph } from '../../diagram/placed-graph.ts';
import type { PageAction } from '../../language-server/protocol.ts';
import type { ThemeName } from '../../diagram/svg/theme.ts';
import { base64Of, copyPng, pngOf, svgOf } from './export-picture.ts';
import type { Viewer } from './viewer.ts';

export type ExportAction = Exclude<PageAction, 'find' | 'fit'>;

interface ExportOptions {
  readonly action: ExportAction;
  readonly placed: PlacedGraph;
  readonly viewer: Viewer;
  readonly theme: ThemeName;
  /** Tells the reader how it went. */
  readonly say: (text: string) => void;
}

/** Puts the picture on the clipboard or into a file; in an editor the host asks where to. */
export async function runExport({ action, placed, viewer, theme, say }: ExportOptions): Promise<void> {
  try {
    if (action === 'copy-png') {
      await copyPng(placed, theme);
      say('Copied as PNG');
      return;
    }
    const format = action === 'save-svg' ? 'svg' : 'png';
    const name = `${fileName(placed.title)}.${format}`;
    const blob = format === 'svg' ? new Blob([await svgOf(placed, theme)], { type: 'image/svg+xml' }) : await pngOf(placed, theme);
    if (viewer.host.kind === 'vscode') {
      viewer.host.send({ kind: 'export', format, name, data: await base64Of(blob) });
      return;
    }
    download(blob, name);
    say(`Saved ${name}`);
  } catch (error) {
    say(`That did not work: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function download(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

function fileName(title: string): string {
  const name = title.normalize('NFC').replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
  return name === '' ? 'picture' : name.toLowerCase();
}
