import { escapeHtml, policyHash } from './html-text.ts';
import type { PageProgram } from './page-program.ts';
import type { PackedPart } from './snapshot-parts.ts';

export interface StaticPageOptions {
  readonly title: string;
  readonly program: PageProgram;
  /** What lies in the page itself, by name. */
  readonly parts: ReadonlyMap<string, PackedPart>;
  /** More parts lie in files beside the page. */
  readonly hasFiles: boolean;
}

/** By this a later run knows that a file is its own to write again. */
export const pageMark = '<meta name="generator" content="cxa">';

/**
 * The viewer as one file that needs nothing else: no server, no network. Only this program and this style sheet run, told by
 * their hashes; the data is base64, and the title the one text of a user that stands in it.
 */
export function staticPage({ title, program: { script, style }, parts, hasFiles }: StaticPageOptions): string {
  // What the program itself brings in may run too: a page from a disk has no origin by which its files could be told.
  const scripts = `script-src '${policyHash(script)}'${hasFiles ? " 'strict-dynamic'" : ''}`;
  const policy = ["default-src 'none'", scripts, `style-src '${policyHash(style)}'`, 'font-src data:', 'img-src data: blob:', "base-uri 'none'", "form-action 'none'"].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
${pageMark}
<meta name="referrer" content="no-referrer">
<link rel="icon" href="data:,">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body>
<noscript>This page needs JavaScript. It runs on this device alone and loads nothing from anywhere.</noscript>
${[...parts].map(([name, { text }]) => `<script type="text/plain" data-part="${escapeHtml(name)}">${text}</script>`).join('\n')}
<script>${script}</script>
</body>
</html>
`;
}

/** A part as a file beside the page: a script, since a page from a disk may read nothing else. */
export function partFile(name: string, { text }: PackedPart): string {
  return `${partMark}${JSON.stringify(name)},"${text}");\n`;
}

/** How such a file begins, and no other does. */
export const partMark = 'cxaPart(';
