/**
 * Whether an element is called one of these: whole words of its title or its name, whatever their case. `trainingAttendance` has
 * the words `training attendance`.
 */
export function hasWords({ name, title }: { readonly name: string; readonly title?: string }, phrases: readonly string[]): boolean {
  return wordsFound({ name, ...(title !== undefined && { title }) }, phrases).length > 0;
}

/** Those of the phrases that an element is called, in the order of the phrases. */
export function wordsFound({ name, title }: { readonly name: string; readonly title?: string }, phrases: readonly string[]): readonly string[] {
  const texts = [spaced(title ?? ''), spaced(name.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2'))];
  return phrases.filter((phrase) => texts.some((text) => text.includes(spaced(phrase))));
}

/** In small letters, with one space around each word. */
function spaced(text: string): string {
  return ` ${text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim()} `;
}
