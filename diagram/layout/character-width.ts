import { coveredRanges, packedWidths } from './font-widths.ts';
import type { TypeSetting } from './text-style.ts';

/**
 * Advance width of one code point in thousandths of the font size. Characters that Inter lacks get the width that the
 * usual fallback fonts give their script: 1 em for East Asian wide ones, 1.25 em for emoji.
 */
export function characterWidth(codePoint: number, weight: TypeSetting['weight']): number {
  const known = knownWidth(codePoint, weight);
  if (known > 0) return known;
  if (isZeroWidth(codePoint)) return 0;
  if (isEmoji(codePoint)) return 1250;
  if (isWide(codePoint)) return 1000;
  return fallbackWidth;
}

/** True where Inter has the character, so that no other font is needed to draw it. */
export function isCovered(codePoint: number): boolean {
  return knownWidth(codePoint, 400) > 0;
}

/** East Asian Wide and Fullwidth after Unicode's EastAsianWidth, the blocks that hold text. */
export function isWide(codePoint: number): boolean {
  return within(wideRanges, codePoint);
}

/** What is drawn over, or joined to, the character before. */
export function isZeroWidth(codePoint: number): boolean {
  return within(zeroWidthRanges, codePoint);
}

export function isEmoji(codePoint: number): boolean {
  return within(emojiRanges, codePoint);
}

/** A middling letter: wide enough for Arabic, Hebrew, Thai and the Indic scripts in their usual fonts. */
const fallbackWidth = 640;

type Ranges = readonly (readonly [first: number, last: number])[];

const wideRanges: Ranges = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x20000, 0x3fffd],
];

const zeroWidthRanges: Ranges = [
  [0x300, 0x36f],
  [0x483, 0x489],
  [0x591, 0x5bd],
  [0x5bf, 0x5c7],
  [0x610, 0x61a],
  [0x64b, 0x65f],
  [0x670, 0x670],
  [0x6d6, 0x6ed],
  [0x900, 0x902],
  [0x93c, 0x93c],
  [0x941, 0x948],
  [0x94d, 0x94d],
  [0xe31, 0xe31],
  [0xe34, 0xe3a],
  [0xe47, 0xe4e],
  [0x1ab0, 0x1aff],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x206f],
  [0x20d0, 0x20ff],
  [0xfe00, 0xfe0f],
  [0xfe20, 0xfe2f],
  [0xfeff, 0xfeff],
  [0x1f3fb, 0x1f3ff],
  [0xe0000, 0xe01ef],
];

const emojiRanges: Ranges = [
  [0x231a, 0x231b],
  [0x23e9, 0x23f3],
  [0x2600, 0x27bf],
  [0x2b05, 0x2b55],
  [0x1f000, 0x1faff],
];

function within(ranges: Ranges, codePoint: number): boolean {
  for (const [first, last] of ranges) {
    if (codePoint < first) return false;
    if (codePoint <= last) return true;
  }
  return false;
}

function knownWidth(codePoint: number, weight: TypeSetting['weight']): number {
  let offset = 0;
  for (const [first, last] of coveredRanges) {
    if (codePoint < first) return 0;
    if (codePoint <= last) {
      const at = (offset + codePoint - first) * 2;
      return Number.parseInt(packedWidths[weight].slice(at, at + 2), 36);
    }
    offset += last - first + 1;
  }
  return 0;
}
