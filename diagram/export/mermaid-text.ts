import { drawable } from '../layout/text-measure.ts';
import type { FindingNote } from '../view-graph.ts';

/**
 * A text of the user's for Mermaid, on one line: within quotation marks or after a colon it is read as itself and nothing
 * else. Mermaid reads markup in texts – HTML, Markdown, formulas, icons, comments, links – so every sign that could begin
 * some is written as `#35;`, the one escape that Mermaid has. Marks that turn the direction of what follows are left out.
 * Longer than `longest`, in characters as people count them, it ends in an ellipsis: a box is as wide as its text.
 */
export function mermaidText(text: string, { longest = 160 }: { readonly longest?: number } = {}): string {
  const whole = [...drawable(text).replace(/[\u202a-\u202e\u2066-\u2069]/g, '')];
  const short = whole.length > longest ? `${whole.slice(0, longest - 1).join('')}…` : whole.join('');
  return short.replace(readLater, '$&\u200b').replace(signs, (sign) => `#${sign.codePointAt(0)};`);
}

/** Several lines of texts that are escaped already, and a space where there are none, since Mermaid wants something there. */
export function mermaidLines(lines: readonly string[]): string {
  return lines.filter((line) => line !== '').join('<br/>') || '#160;';
}

/** `✗ JRN-02, INT-06 · ! SLA-02`: which rules find something here; notes without weight are left out. */
export function mermaidFindings(findings: readonly FindingNote[]): string {
  const rules = (severity: FindingNote['severity'], glyph: string) => {
    const found = [...new Set(findings.filter((finding) => finding.severity === severity).map(({ rule }) => mermaidText(rule)))];
    return found.length === 0 ? [] : [`${glyph} ${found.join(', ')}`];
  };
  return [...rules('error', '✗'), ...rules('warning', '!')].join(' · ');
}

/**
 * Names for Mermaid, the same for the same id: letters, digits and `_`, with a word in front that keeps them from being one
 * of Mermaid's own.
 */
export function mermaidNames(): (id: string) => string {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  return (id) => {
    const known = names.get(id);
    if (known !== undefined) return known;
    const plain = `n_${id.replace(/[^A-Za-z0-9]+/g, '_').slice(0, 60)}`;
    let name = plain;
    for (let count = 2; taken.has(name); count++) name = `${plain}_${count}`;
    names.set(id, name);
    taken.add(name);
    return name;
  };
}

/**
 * What begins a list in Markdown (`1.`, `-`, `+`) or an address (`www.`), a comment, every ASCII sign that means something
 * somewhere.
 */
const signs = /^[-+]|(?<=^\d+)[.)](?=\s|$)|(?<=www)\.|%(?=%)|["#$&*:;<>@[\\\]_`{|}~]/gi;

/**
 * What Mermaid reads once more after the escapes are gone: what they become inside it, formulas, icons,
 * and `\n` for a line end. A space of no width keeps the signs apart.
 */
const readLater = /\ufb02(?=\u00b0)|\u00b6(?=\u00df)|\$(?=\$)|\\(?=n)|:(?=fa-)/g;
