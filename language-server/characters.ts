/** What a name may be made of: any Unicode letter, also beyond the basic plane, digits, `_`, and marks after a letter. */
const START = /[\p{L}_]/u;
const PART = /[\p{L}\p{M}\p{N}_]/u;

/** `code` is the UTF-16 unit at `offset`: ASCII is decided without a look at the pattern. */
export function isWordStart(text: string, offset: number, code: number): boolean {
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95;
  return START.test(String.fromCodePoint(text.codePointAt(offset) ?? 0));
}

/** How many UTF-16 units the word character at `offset` takes; 0 where there is none. */
export function isWordPart(text: string, offset: number): 0 | 1 | 2 {
  const code = text.charCodeAt(offset);
  if (code < 128) {
    return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || (code >= 48 && code <= 57) ? 1 : 0;
  }
  if (Number.isNaN(code)) return 0;
  const point = text.codePointAt(offset) ?? 0;
  if (!PART.test(String.fromCodePoint(point))) return 0;
  return point > 0xffff ? 2 : 1;
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

export function codePointLength(text: string, offset: number): number {
  return (text.codePointAt(offset) ?? 0) > 0xffff ? 2 : 1;
}
