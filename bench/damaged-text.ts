import { performance } from 'node:perf_hooks';
import { formatText } from '../language-server/format-text.ts';
import { parseDocument } from '../language-server/parse.ts';
import { exampleFiles, tokensOf } from '../tests/support/example-tokens.ts';
import { halfAndMost } from './measure.ts';
import type { Measure } from './measure.ts';

/** Reading the examples, put one behind the other, with one token missing or cut off, and laying out a megabyte of them. */
export const damagedText: Measure = {
  name: 'damaged-text',
  async run() {
    const text = exampleFiles.map(([, each]) => each).join('\n');
    const lines = text.split('\n').length;
    const tokens = tokensOf(text);
    const chosen = Array.from({ length: 120 }, (_, index) => tokens[Math.floor(((index + 0.5) * tokens.length) / 120)]);
    const damaged = chosen.flatMap((token) => (token ? [text.slice(0, token.offset) + text.slice(token.end)] : []));
    const cut = chosen.flatMap((token) => (token ? [text.slice(0, token.end)] : [])).slice(60);
    const megabyte = text.repeat(Math.ceil((1024 * 1024) / text.length));
    for (const each of damaged.slice(0, 20)) parseDocument(each, '');
    return [
      { what: 'reading 1,000 lines with a token missing', unit: 'ms', ...halfAndMost(damaged.map((each) => timeOf(() => parseDocument(each, '')) / (lines / 1000))), budget: { of: 'p95', atMost: 50 } },
      { what: 'reading 1,000 lines that are cut off', unit: 'ms', ...halfAndMost(cut.map((each) => timeOf(() => parseDocument(each, '')) / (each.split('\n').length / 1000))), budget: { of: 'p95', atMost: 50 } },
      { what: 'laying out 1 MB', unit: 'ms', ...halfAndMost(Array.from({ length: 5 }, () => timeOf(() => formatText(megabyte)))) },
    ];
  },
};

function timeOf(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}
