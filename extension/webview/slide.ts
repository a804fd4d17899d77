/**
 * How much of each version is seen in a picture of both, 0 to 1, by the names of `pageStylesheet`.
 * @param slide from the earlier version, 0, over both, 50, to the later one, 100
 */
export function slideOpacities(slide: number) {
  const fromBoth = Math.abs(slide - 50) / 50;
  return {
    before: round(Math.min(1, (100 - slide) / 50)),
    after: round(Math.min(1, slide / 50)),
    // Two looks of one thing are never seen over each other: one is gone before the other comes.
    earlier: round(Math.max(0, 1 - slide / 25)),
    later: round(Math.min(1, Math.max(0, (slide - 25) / 25))),
    // A single version stands in full.
    'steps-back': round(0.4 + 0.6 * fromBoth),
    'steps-back-text': round(0.72 + 0.28 * fromBoth),
  };
}

function round(opacity: number): number {
  return Math.round(opacity * 1000) / 1000;
}
