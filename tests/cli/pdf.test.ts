import { expect, test } from 'vitest';
import { renderPdf } from '../../cli/pdf.ts';
import { placeBlueprint } from '../../diagram/layout/blueprint.ts';
import { placeSequence } from '../../diagram/layout/sequence.ts';
import { lateDelivery, plainJourney } from '../support/sample-blueprint.ts';
import { readPdf } from '../support/pdf.ts';
import { sampleSequence } from '../support/sample-sequence.ts';

const blueprint = placeBlueprint(lateDelivery());
const sequence = placeSequence(sampleSequence({ steps: 6, perPhase: 3, words: '"Order" (24x7) -> \\ done' }));

async function pdfOf(graphs: Parameters<typeof renderPdf>[0], theme: 'light' | 'dark' = 'light') {
  const warnings: string[] = [];
  const bytes = await renderPdf(graphs, { theme, warn: (sentence) => warnings.push(sentence) });
  return { bytes, warnings, ...readPdf(bytes) };
}

test('each picture is a page of its size with a bookmark, and every text in it can be found', async () => {
  const { sizes, bookmarks, texts, fonts, warnings, info } = await pdfOf([blueprint, sequence]);
  expect(sizes).toEqual([blueprint, sequence].map(({ width, height }) => [width * 0.75, height * 0.75].map((side) => expect.closeTo(side, 1))));
  expect(bookmarks).toEqual([blueprint.title, `${sequence.title} · sequence`]);
  expect(fonts.map((name) => name.replace(/^[A-Z]+\+/, '')).toSorted()).toEqual(['Inter-Medium', 'Inter-Regular', 'Inter-SemiBold']);
  const shown = [blueprint, sequence].map(({ marks }) => marks.flatMap((mark) => (mark.kind === 'text' || mark.kind === 'badge' ? [mark.text] : [])).filter((text) => text !== ''));
  expect(texts).toEqual(shown);
  expect(info).toContain(`${blueprint.title} and 1 more`);
  expect(warnings).toEqual([]);
});

test('the same pictures give the same bytes, without a date, in each theme', async () => {
  const first = await pdfOf([sequence]);
  expect((await pdfOf([sequence])).bytes).toEqual(first.bytes);
  expect(Buffer.from(first.bytes).toString('latin1')).not.toMatch(/CreationDate|ModDate|D:\d{8}/);
  expect((await pdfOf([sequence], 'dark')).bytes).not.toEqual(first.bytes);
});

test('a character that no font has is said, and the rest is drawn', async () => {
  const { warnings, texts } = await pdfOf([placeBlueprint(plainJourney({ steps: 2, title: 'Calls \u{10fffd}' }))]);
  expect(warnings).toEqual(['No font here has \u{10fffd}, so the PDF shows empty boxes in their place; install one that does, such as Noto Sans CJK or Noto Emoji, and render again.']);
  expect(texts.flat().join(' ')).toContain('Calls');
});

test('a huge picture is drawn smaller instead of larger than readers show', async () => {
  const { sizes } = await pdfOf([{ ...placeBlueprint(plainJourney({ steps: 2 })), width: 40_000, height: 900 }]);
  expect(sizes).toEqual([[14_400, 324]]);
});
