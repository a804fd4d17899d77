import type { Piece } from './format-pieces.ts';

/**
 * How many blanks stand between two pieces of one line: two before a statement that shares its line, none inside of
 * paths, units and parentheses, else one. `(` and `[` stand as their author has them.
 */
export function gapBetween(before: Piece, piece: Piece): number {
  if (before.kind === 'comment') return 1;
  if (piece.kind === 'comment') return Math.min(2, Math.max(1, piece.spaces));
  if (before.text === '{') return piece.text === '}' ? 0 : 1;
  if (piece.begins) return 2;
  if (isSign(before, glued) || isSign(piece, glued)) return 0;
  if (isSign(before, openers) || isSign(piece, closers)) return 0;
  if (isSign(piece, openers)) return isSign(before, spaced) ? 1 : Math.min(1, piece.spaces);
  if (isSign(before, signs)) return 0;
  if (piece.text === '-' && before.kind === 'quantity' && isSpan(before)) return 0;
  return 1;
}

const glued: ReadonlySet<string> = new Set(['.', '..', '/']);
const openers: ReadonlySet<string> = new Set(['(', '[']);
const closers: ReadonlySet<string> = new Set([',', ')', ']', ':']);
const signs: ReadonlySet<string> = new Set(['-', '+']);
const spaced: ReadonlySet<string> = new Set([':', ',', '=', '->', '<->', '>=', '<=', '<', '>', '|']);

function isSign(piece: Piece, set: ReadonlySet<string>): boolean {
  return piece.kind === 'token' && set.has(piece.text);
}

/** `1-3` and `08:00-20:00`; a year and what comes after it would become a date. */
function isSpan({ text }: Piece): boolean {
  return !/^\d{4}$/.test(text);
}
