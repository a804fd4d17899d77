/** A text as it is written in the language: in quotes, those inside escaped. */
export function quoteText(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&')}"`;
}
