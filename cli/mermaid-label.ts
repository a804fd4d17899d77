import { plainLine } from './plain-line.ts';

/** Longer titles are cut: a box is as wide as its text. Characters as people count them. */
const longest = 60;

/**
 * A title within quotation marks in Mermaid. Nothing in it ends them or the fence around it, begins a tag or a setting, or is read as
 * Markdown, which Mermaid refuses where it is a list: such signs are written by their numbers.
 */
export function mermaidLabel(text: string): string {
  const letters = [...plainLine(text).trim()];
  const short = letters.length > longest ? `${letters.slice(0, longest - 1).join('')}…` : letters.join('');
  return short.replace(/[#"<>&`\\%{}[\]()|*_~;:@!$^=]/g, code).replace(/^(\d+)([.)])/, (_, number: string, sign: string) => `${number}${code(sign)}`).replace(/^[-+]/, code);
}

function code(sign: string): string {
  return `#${sign.charCodeAt(0)};`;
}
