/** How numbers, times and lists read in a sentence. Everything is English and the same on every machine. */

/** `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly string[], last = 'and'): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

/** Like `listed`, with at most `limit` words: `a, b and 4 more`. */
export function listedUpTo(words: readonly string[], limit: number): string {
  if (words.length <= limit + 1) return listed(words);
  return `${words.slice(0, limit).join(', ')} and ${words.length - limit} more`;
}

/** `1 system`, `3 systems`; the plural is given where it is not the word with an s. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${thousands(count)} ${count === 1 ? one : many}`;
}

/** `7,440` */
export function thousands(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** At most `digits` decimals, without zeros at the end: `98.31`, `99.9`, `8.4`. */
export function decimal(value: number, digits: number): string {
  return String(Number(value.toFixed(digits)));
}

const units: readonly (readonly [name: string, ms: number])[] = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1000],
];

/**
 * `60 min`, `24 h`, `5 min`, `400 ms`: the largest unit of which there are at least two, as people say it (an hour is
 * 60 minutes, a day 24 hours), or of which there is exactly one where that reads as a whole.
 */
export function duration(ms: number): string {
  for (const [name, size] of units) {
    if (ms >= 2 * size) return `${decimal(ms / size, 1)} ${name}`;
  }
  return ms >= 1000 ? `${decimal(ms / 1000, 1)} s` : `${decimal(ms, 0)} ms`;
}

/** `60 min` for `60min`, `48 business hours` for `48bh`: as it was written, for reading. */
export function written(value: { readonly text: string }): string {
  const match = /^(\d+(?:\.\d+)?)(\p{L}+)$/u.exec(value.text);
  if (!match) return value.text;
  const [, amount = '', unit = ''] = match;
  return `${amount} ${businessUnits[unit]?.[amount === '1' ? 0 : 1] ?? unit}`;
}

const businessUnits: Readonly<Record<string, readonly [string, string]>> = {
  bh: ['business hour', 'business hours'],
  bd: ['business day', 'business days'],
};

/** A title in a sentence: `"Late delivery"`; one that is itself a quotation keeps its marks. */
export function quoted(title: string): string {
  return /^["“„«].*["”“»]$/u.test(title) ? title : `"${title}"`;
}

/** A first letter that begins a sentence. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Up to the first full stop that ends a sentence; one inside of quotation marks belongs to what is quoted. */
export function firstSentence(text: string): string {
  let isQuoted = false;
  for (let place = 0; place < text.length; place++) {
    if (text[place] === '"') isQuoted = !isQuoted;
    if (!isQuoted && text[place] === '.' && text[place + 1] === ' ') return text.slice(0, place + 1);
  }
  return text;
}
