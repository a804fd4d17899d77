/** `*` within a folder, `**` over folders, `?` one character, `{csv,json}` one of several: what package manifests and `cxa.json` use. */
export function globExpression(pattern: string): RegExp {
  const source = pattern
    .replace(/^\.\//, '')
    .split(/(\*\*\/|\*\*|\*|\?|\{[^{}]*,[^{}]*\})/)
    .map((part) => globParts[part] ?? (/^\{.*\}$/.test(part) ? choice(part) : escaped(part)))
    .join('');
  return new RegExp(`^${source}$`);
}

const globParts: Readonly<Record<string, string>> = { '**/': '(?:.*/)?', '**': '.*', '*': '[^/]*', '?': '[^/]' };

function choice(part: string): string {
  return `(?:${part.slice(1, -1).split(',').map(escaped).join('|')})`;
}

function escaped(text: string): string {
  return text.replace(/[.+^${}()|[\]\\]/g, '\\$&');
}
