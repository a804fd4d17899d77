import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';

/** The marketplace takes no SVG: draws `extension/icon.svg` as the PNG that the manifest names. */
export function generateIcon(): void {
  const folder = join(import.meta.dirname, '..', 'extension');
  const drawing = readFileSync(join(folder, 'icon.svg'), 'utf8');
  const picture = new Resvg(drawing, { fitTo: { mode: 'width', value: 256 } }).render();
  writeFileSync(join(folder, 'icon.png'), picture.asPng());
}
