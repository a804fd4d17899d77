import { mermaidText } from '../diagram/export/mermaid-text.ts';
import { plainLine } from './plain-line.ts';

/** A title in the small Mermaid of a comment, within quotation marks. */
export function mermaidLabel(text: string): string {
  return mermaidText(plainLine(text).trim(), { longest: 60 });
}
