/**
 * The candidate that a misspelt word most likely means: the fewest changed, added, dropped or swapped letters
 * (Damerau–Levenshtein, ignoring case), at most a third of the word. Undefined when none is near. Ties go to the first.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  // In a word of one or two letters nothing is left that could be alike.
  const limit = word.length < 3 ? 0 : Math.max(1, Math.floor(word.length / 3));
  const wanted = word.toLowerCase();
  let best: string | undefined;
  let bestDistance = limit + 1;
  for (const candidate of candidates) {
    if (candidate === word || Math.abs(candidate.length - word.length) > limit) continue;
    const distance = editDistance(wanted, candidate.toLowerCase(), bestDistance);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** "did you mean …?" with a leading space, or nothing. */
export function didYouMean(word: string, candidates: Iterable<string>): string {
  const found = nearest(word, candidates);
  return found === undefined ? '' : ` Did you mean "${found}"?`;
}

/** `enough` where it is that or more: what cannot become the best is not measured to its end. */
function editDistance(a: string, b: string, enough: number): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let distance = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        distance = Math.min(distance, at(beforeLast, j - 2) + 1);
      }
      row.push(distance);
      least = Math.min(least, distance);
    }
    // Two swapped letters reach back over one row, so it takes two rows to be sure.
    if (least >= enough && Math.min(...last) >= enough) return enough;
    beforeLast = last;
    last = row;
  }
  return at(last, b.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}
