import { inflateSync } from 'node:zlib';

interface ReadPdf {
  /** Points, of each page. */
  readonly sizes: readonly (readonly number[])[];
  readonly bookmarks: readonly string[];
  /** What a reader finds on each page, in the order in which it is written; a text in several fonts is several. */
  readonly texts: readonly (readonly string[])[];
  readonly fonts: readonly string[];
  readonly info: readonly string[];
}

/** Reads what pdfkit writes: one object after the other, streams deflated, glyphs by number with a table of what they mean. */
export function readPdf(bytes: Uint8Array): ReadPdf {
  const objects = new Map([...Buffer.from(bytes).toString('latin1').matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, id = '', body = '']) => [id, body]));
  const all = [...objects.values()];
  const pages = all.filter((body) => /\/Type \/Page\n/.test(body));
  return {
    sizes: pages.map((page) => (/\/MediaBox \[([^\]]*)\]/.exec(page)?.[1] ?? '').trim().split(/\s+/).slice(2).map(Number)),
    bookmarks: all.filter((body) => /\/Dest \[/.test(body)).map((body) => textOf(/\/Title \(((?:\\.|[^\\)])*)\)/.exec(body)?.[1] ?? '')),
    texts: pages.map((page) => pageTexts(page, objects)),
    fonts: all.filter((body) => /\/Type \/FontDescriptor/.test(body) && /\/FontFile2/.test(body)).map((body) => /\/FontName \/(\S+)/.exec(body)?.[1] ?? ''),
    info: all.filter((body) => body.startsWith('(')).map((body) => textOf(body.slice(1, -1))),
  };
}

function pageTexts(page: string, objects: ReadonlyMap<string, string>): readonly string[] {
  const content = streamOf(objects.get(/\/Contents (\d+)/.exec(page)?.[1] ?? '') ?? '');
  const resources = objects.get(/\/Resources (\d+)/.exec(page)?.[1] ?? '') ?? '';
  const meanings = new Map([...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', id = '']) => [name, meaningsOf(objects.get(id) ?? '', objects)]));
  return [...content.matchAll(/\/(F\d+) [\d.]+ Tf\n[\s\S]*?\[(.*?)\] TJ/g)].map(([, font = '', glyphs = '']) => {
    const codes = [...glyphs.matchAll(/<([\da-f]+)>/g)].flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? []);
    return codes.map((code) => meanings.get(font)?.[Number.parseInt(code, 16)] ?? '?').join('');
  });
}

/** By glyph, as its table gives them in ranges that follow one another. */
function meaningsOf(font: string, objects: ReadonlyMap<string, string>): readonly string[] {
  const table = streamOf(objects.get(/\/ToUnicode (\d+)/.exec(font)?.[1] ?? '') ?? '');
  return [...table.matchAll(/<\w+> <\w+> \[(.*)\]/g)].flatMap(([, list = '']) =>
    [...list.matchAll(/<([^>]*)>/g)].map(([, units = '']) => units.split(' ').filter(Boolean).map((unit) => String.fromCharCode(Number.parseInt(unit, 16))).join('')),
  );
}

function streamOf(body: string): string {
  const [, data] = /stream\n([\s\S]*)\nendstream/.exec(body) ?? [];
  return data === undefined ? '' : inflateSync(Buffer.from(data, 'latin1')).toString('latin1');
}

/** Plain, or in UTF-16 after a mark of its order. */
function textOf(written: string): string {
  const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
  const raw = Buffer.from(written.replace(/\\([\s\S])/g, (_, sign: string) => escapes[sign] ?? sign), 'latin1');
  return raw[0] === 0xfe && raw[1] === 0xff ? raw.subarray(2).swap16().toString('utf16le') : raw.toString('latin1');
}
