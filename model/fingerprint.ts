import type { Finding } from './finding.ts';

/**
 * What tells a finding again in another version of the architecture, one for each and no two alike: `3f0c…9a1b-55e2…:1`.
 * Before the dash stands what it is about (rule, element and field), behind it what it says of that, and at the end which
 * one it is of several that are alike so far. None of it depends on lines, files, the order of declarations or the
 * numbers in the sentence; so a finding whose numbers only move stays the same one.
 */
export function fingerprints(findings: Iterable<Finding>): ReadonlyMap<Finding, string> {
  const prints = new Map<Finding, string>();
  const counts = new Map<string, number>();
  for (const finding of findings) {
    const print = `${hash(subjectOf(finding))}-${hash(wordsOf(finding.message))}`;
    const count = (counts.get(print) ?? 0) + 1;
    counts.set(print, count);
    prints.set(finding, `${print}:${count}`);
  }
  return prints;
}

/** What has no element stands in a file, of which only the name is the same on every machine. */
function subjectOf({ rule, element, property, source }: Finding): string {
  const about = element === undefined ? (source?.file.replace(/^.*\//s, '') ?? '') : withoutOrdinals(element);
  // A list is often sorted anew; which entry is meant is in the words.
  return JSON.stringify([rule, about, property?.replace(/\.\d+$/, '') ?? '']);
}

/** `a->b#2` is only the second one written. */
function withoutOrdinals(text: string): string {
  return text.replace(/#\d+/g, '');
}

/**
 * The words of a sentence, each once and sorted, because the order of lists follows the numbers or the text. With the
 * numbers go what bends with them: the s of several, `has` and `have`. A number that is part of a name stays.
 */
function wordsOf(message: string): string {
  const bare = withoutOrdinals(message).replace(/(?<![\p{L}\p{N}_-])\d[\d.,:]*/gu, ' ');
  const words = bare.match(/[\p{L}_][\p{L}\p{N}_]*(?:[.-][\p{L}\p{N}_]+)*/gu) ?? [];
  const kept = words.filter((word) => !bending.has(word)).map((word) => (/^[a-z]{3,}s$/.test(word) ? word.slice(0, -1) : word));
  return [...new Set(kept)].sort().join(' ');
}

const bending: ReadonlySet<string> = new Set(['is', 'are', 'has', 'have', 'it', 'them', 'they', 'its', 'their', 'and', 'or']);

/** 64 bits of FNV-1a over UTF-16, in two halves so that no number grows beyond what is exact. */
function hash(text: string): string {
  let low = 0x84222325;
  let high = 0xcbf29ce4;
  for (let place = 0; place < text.length; place++) {
    low ^= text.charCodeAt(place);
    // Times 0x100000001b3, which is 2^40 + 435.
    const product = (low >>> 0) * 435;
    high = (Math.imul(high, 435) + Math.floor(product / 0x1_0000_0000) + (low << 8)) | 0;
    low = product | 0;
  }
  return hex(high) + hex(low);
}

function hex(half: number): string {
  return (half >>> 0).toString(16).padStart(8, '0');
}
