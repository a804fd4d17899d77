import { inflateSync } from 'node:zlib';
import type { Snapshot } from '../../extension/webview/static/snapshot.ts';

/** The parts that lie in a page, by name, unpacked. */
export function partsIn(page: string): ReadonlyMap<string, unknown> {
  const found = page.matchAll(/<script type="text\/plain" data-part="([^"]*)">([^<]*)<\/script>/g);
  return new Map([...found].map(([, name = '', text = '']) => [name, unpacked(text)]));
}

/** A part that is a file of a site. */
export function partInFile(text: string): unknown {
  return unpacked(/^cxaPart\("[^"]+","([^"]+)"\);\n$/.exec(text)?.[1] ?? '');
}

export function snapshotIn(page: string): Snapshot {
  return partsIn(page).get('snapshot') as Snapshot;
}

function unpacked(text: string): unknown {
  return JSON.parse(inflateSync(Buffer.from(text, 'base64')).toString('utf8'));
}
