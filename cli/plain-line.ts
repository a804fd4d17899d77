/**
 * A text of the user's as one line that does nothing but read: no line ends, no colours or cursor moves of a terminal, no
 * marks that turn the direction of what follows.
 */
export function plainLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').replace(/[\u202a-\u202e\u2066-\u2069]/g, '');
}
