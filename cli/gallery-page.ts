import type { Parameter } from '../model/elements/reuse.ts';
import { counted } from '../model/phrases.ts';
import { today } from '../language-server/local-day.ts';
import { typeText } from '../language-server/template/parameter.ts';
import { useSnippet } from '../language-server/template/starter-use.ts';
import type { Gallery, GalleryEntry } from './gallery.ts';
import type { GalleryPicture } from './gallery-pictures.ts';
import { galleryStyle } from './gallery-style.ts';
import { escapeHtml, policyHash } from './html-text.ts';
import { pageMark } from './static-page.ts';

export type DrawnEntry = GalleryEntry & { readonly pictures: readonly GalleryPicture[] };

/** A page that needs nothing else: no script, no network, its one style sheet named by its hash. Everything of the user's is text. */
export function galleryPage({ title, packageName, version, description, home }: Gallery, entries: readonly DrawnEntry[]): string {
  const policy = `default-src 'none'; img-src data:; style-src '${policyHash(galleryStyle)}'; base-uri 'none'; form-action 'none'`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
${pageMark}
<link rel="icon" href="data:,">
<title>${escapeHtml(title)}</title>
<style>${galleryStyle}</style>
</head>
<body>
<header><div>
<fieldset class="theme" aria-label="Colours"><label><input type="radio" name="theme" id="auto" checked>Auto</label><label><input type="radio" name="theme" id="light">Light</label><label><input type="radio" name="theme" id="dark">Dark</label></fieldset>
${home === undefined ? '' : `<p class="home"><a href="${escapeHtml(home.address)}">${escapeHtml(home.title)}</a></p>`}
<h1>${escapeHtml(title)}${version === undefined ? '' : `<small>${escapeHtml(version)}</small>`}</h1>
${description === undefined ? '' : `<p>${escapeHtml(description)}</p>`}
${packageName === undefined ? '' : `<p><code>npm install ${escapeHtml(packageName)}</code></p>`}
${entries.length > 1 ? `<nav aria-label="Templates">${entries.map((entry, place) => `<a href="#t${place}">${escapeHtml(titleOf(entry))}</a>`).join('')}</nav>` : ''}
</div></header>
<main>
${entries.length === 0 ? '<p>There is no template here.</p>' : entries.map(sectionOf).join('\n')}
<footer>Made with <code>cxa site</code>.</footer>
</main>
</body>
</html>
`;
}

function sectionOf(entry: DrawnEntry, place: number): string {
  const { template, from, pictures } = entry;
  return `<section id="t${place}">
<h2>${escapeHtml(titleOf(entry))}</h2>
<div class="name"><code>${escapeHtml(template.name)}</code> from <code>${escapeHtml(from.replace(/^\.\.\//, './'))}</code></div>
${paragraphs(template.description)}
<h3>What it makes</h3>
${madeList(entry)}
${pictures.length === 0 ? '' : `<h3>${entry.isOwnExample ? 'The example' : 'With placeholders it looks like this'}</h3>\n${pictures.map(figureOf).join('\n')}`}
<h3>Use it</h3>
<pre><code>${escapeHtml(`import "${from.replace(/^\.\.\//, './')}"\n\n${useSnippet(template, today())}`)}</code></pre>
<h3>Parameters</h3>
${parameterTable(template.parameters)}
</section>`;
}

function titleOf({ template }: GalleryEntry): string {
  return template.title ?? template.name;
}

function madeList({ made, expectations: { must, mustNot } }: GalleryEntry): string {
  const items = [...made].map(([kind, count]) => `<li><b>${count}</b> ${plural(kind, count)}</li>`);
  const expects = [must > 0 ? `expects ${counted(must, 'thing')}` : '', mustNot > 0 ? `forbids ${counted(mustNot, 'thing')}` : ''].filter((words) => words !== '');
  const list = items.length === 0 ? '' : `<ul class="made">${items.join('')}</ul>`;
  const sentence = expects.length === 0 ? '' : `<p>It ${expects.join(' and ')} of the architecture that uses it or conforms to it.</p>`;
  return list + sentence === '' ? '<p>Nothing, as long as only what is required is given.</p>' : list + sentence;
}

function plural(kind: string, count: number): string {
  if (count === 1) return lengthened[kind] ?? kind;
  return irregular[kind] ?? `${lengthened[kind] ?? kind}s`;
}

const irregular: Readonly<Record<string, string>> = {
  capability: 'capabilities', boundary: 'boundaries', identity: 'identities', policy: 'policies', data: 'data entities',
};

/** Keywords that are no nouns on their own. */
const lengthened: Readonly<Record<string, string>> = { data: 'data entity', processing: 'processing record', context: 'context item' };

function parameterTable(parameters: readonly Parameter[]): string {
  if (parameters.length === 0) return '<p>It takes none.</p>';
  const rows = parameters.map(
    (parameter) =>
      `<tr><td><code>${escapeHtml(parameter.name)}</code></td><td>${escapeHtml(typeText(parameter))}</td><td>${parameter.default === undefined ? '<span class="must">has to be given</span>' : `<code>${escapeHtml(parameter.default)}</code>`}</td><td>${inline(parameter.description ?? '')}</td></tr>`,
  );
  return `<div class="scroll"><table><thead><tr><th>Name</th><th>Type</th><th>When left out</th><th>What it is for</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}

function figureOf({ title, light, dark, width, height }: GalleryPicture): string {
  const image = (svg: string, when: string) =>
    `<img class="${when}" src="data:image/svg+xml;base64,${Buffer.from(svg, 'utf8').toString('base64')}" alt="${escapeHtml(title)}" width="${width}" height="${height}">`;
  return `<figure><figcaption>${escapeHtml(title)}</figcaption><label><input type="checkbox" class="zoom" aria-label="Show in full size">${image(light, 'day')}${image(dark, 'night')}</label></figure>`;
}

/** Of Markdown what doc comments have most: paragraphs, lists and code; all else is text. */
function paragraphs(markdown = ''): string {
  return markdown
    .split(/\n\s*\n/)
    .filter((block) => block.trim() !== '')
    .map((block) => (/^\s*[-*] /.test(block) ? `<ul>${block.split(/^\s*[-*] /m).slice(1).map((item) => `<li>${inline(item)}</li>`).join('')}</ul>` : `<p>${inline(block)}</p>`))
    .join('\n');
}

function inline(markdown: string): string {
  return escapeHtml(markdown.replace(/\s+/g, ' ').trim()).replace(/`([^`]+)`/g, '<code>$1</code>').replace(/\*\*([^*]+)\*\*/g, '<strong>$1</strong>');
}
