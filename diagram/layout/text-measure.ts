import type { TextStyle } from '../placed-graph.ts';
import { characterWidth, isEmoji, isWide, isZeroWidth } from './character-width.ts';
import { typeSettings } from './text-style.ts';

/** Width of one line, px, rounded up to a tenth; the same on every machine. Kerning is left out: it only makes text narrower. */
export function measureText(text: string, style: TextStyle): number {
  const { size, weight } = typeSettings[style];
  return Math.ceil((measureUnits(drawable(text), weight) * size) / 100) / 10;
}

/** A text broken into lines. */
export interface WrappedText {
  readonly lines: readonly string[];
  /** Of the widest line, px. */
  readonly width: number;
  /** From the top of the first line to the bottom of the last, px. */
  readonly height: number;
  /** The whole text where it had to be shortened with an ellipsis. */
  readonly full?: string;
}

/**
 * Breaks a text at spaces, after hyphens and slashes, between East Asian characters and, where a word is wider
 * than the line, inside it. What does not fit into `maxLines` ends in an ellipsis. An empty text has no lines.
 */
export function wrapText(text: string, style: TextStyle, maxWidth: number, maxLines: number): WrappedText {
  const whole = drawable(text);
  const lines: string[] = [];
  let line = '';
  let shortened = false;
  for (const piece of breakPieces(whole, style, maxWidth)) {
    if (measureText((line + piece).trimEnd(), style) <= maxWidth || line === '') {
      line += piece;
      continue;
    }
    if (lines.length === maxLines - 1) {
      line = withEllipsis(line + piece, style, maxWidth);
      shortened = true;
      break;
    }
    lines.push(line.trimEnd());
    line = piece;
  }
  if (line.trimEnd() !== '' && maxLines > 0) lines.push(line.trimEnd());
  const width = lines.reduce((widest, each) => Math.max(widest, measureText(each, style)), 0);
  const wrapped = { lines, width, height: lines.length * typeSettings[style].lineHeight };
  return shortened ? { ...wrapped, full: whole } : wrapped;
}

/** One line that fits, with an ellipsis where the text had to be cut. */
export function fitText(text: string, style: TextStyle, maxWidth: number): { readonly text: string; readonly full?: string } {
  const whole = drawable(text);
  if (measureText(whole, style) <= maxWidth) return { text: whole };
  return { text: withEllipsis(whole, style, maxWidth), full: whole };
}

/** The text as it can be drawn on one line: white space folded, and nothing that XML cannot hold. */
export function drawable(text: string): string {
  return text.replace(unusable, ' ').replace(/\s+/gu, ' ').trim();
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 forbids exactly these, and halves of surrogate pairs.
const unusable = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufffe\uffff]|\p{Surrogate}/gu;

function measureUnits(text: string, weight: 400 | 500 | 600): number {
  let units = 0;
  let joined = false;
  let flagOpen = false;
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0;
    const flag = codePoint >= 0x1f1e6 && codePoint <= 0x1f1ff;
    const joins = codePoint === 0x200d;
    if (!joined && !(flag && flagOpen)) units += characterWidth(codePoint, weight);
    flagOpen = flag && !flagOpen;
    joined = joins;
  }
  return units;
}

function withEllipsis(text: string, style: TextStyle, maxWidth: number): string {
  const clusters = splitClusters(text.trimEnd());
  while (clusters.length > 0) {
    const candidate = `${clusters.join('').trimEnd()}…`;
    if (measureText(candidate, style) <= maxWidth) return candidate;
    clusters.pop();
  }
  return '…';
}

/** The smallest stretches that stay together, each with the space that follows it. */
function breakPieces(text: string, style: TextStyle, maxWidth: number): readonly string[] {
  const pieces: string[] = [];
  for (const word of text.split(/(?<= )|(?<=\p{L}{2}[-/])(?=\p{L})/u)) {
    for (const part of splitWide(word)) {
      if (measureText(part, style) <= maxWidth) pieces.push(part);
      else pieces.push(...splitLong(part, style, maxWidth));
    }
  }
  return pieces;
}

/** Between wide characters a line may break, but not before closing punctuation. */
function splitWide(word: string): readonly string[] {
  const parts: string[] = [];
  let part = '';
  let afterWide = false;
  for (const cluster of splitClusters(word)) {
    const wide = isWide(cluster.codePointAt(0) ?? 0);
    const closing = /^[、。，．・：；？！）」』】〉》ー…\s]/u.test(cluster);
    if (part !== '' && !closing && (wide || afterWide)) {
      parts.push(part);
      part = '';
    }
    part += cluster;
    afterWide = wide;
  }
  if (part !== '') parts.push(part);
  return parts;
}

function splitLong(word: string, style: TextStyle, maxWidth: number): readonly string[] {
  const parts: string[] = [];
  let part = '';
  for (const cluster of splitClusters(word)) {
    if (part !== '' && measureText(part + cluster, style) > maxWidth) {
      parts.push(part);
      part = '';
    }
    part += cluster;
  }
  if (part !== '') parts.push(part);
  return parts;
}

/** What a reader takes for one character; own code because `Intl.Segmenter` differs with the machine's Unicode version. */
function splitClusters(text: string): string[] {
  const clusters: string[] = [];
  let joinNext = false;
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0;
    const last = clusters.length - 1;
    if (last >= 0 && (joinNext || isZeroWidth(codePoint))) clusters[last] += character;
    else clusters.push(character);
    joinNext = codePoint === 0x200d || (isFlag(character) && isLoneFlag(clusters.at(-1) ?? ''));
  }
  return clusters;
}

function isFlag(character: string): boolean {
  const codePoint = character.codePointAt(0) ?? 0;
  return isEmoji(codePoint) && codePoint >= 0x1f1e6 && codePoint <= 0x1f1ff;
}

/** The first half of a flag; the second half belongs to it. */
function isLoneFlag(cluster: string): boolean {
  return [...cluster].length === 1 && isFlag(cluster);
}
