import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fitText, measureText, wrapText } from '../../diagram/layout/text-measure.ts';
import { generateFontWidths } from '../../scripts/generate-fonts.ts';

test('the width table is the one that Inter gives', () => {
  const committed = readFileSync(new URL('../../diagram/layout/font-widths.ts', import.meta.url), 'utf8');
  expect(committed).toBe(generateFontWidths());
});

describe('measuring', () => {
  test('a wide East Asian character is one em, an emoji sequence one character', () => {
    expect(measureText('配達', 'body')).toBe(24);
    expect(measureText('👩‍👩‍👧‍👦', 'body')).toBe(measureText('🚚', 'body'));
    expect(measureText('🇩🇪', 'body')).toBe(measureText('🚚', 'body'));
  });

  test('accents above do not widen a letter', () => {
    expect(measureText('e\u0301', 'node')).toBe(measureText('e', 'node'));
  });

  test('heavier and larger styles are wider', () => {
    expect(measureText('Late delivery', 'strong')).toBeGreaterThan(measureText('Late delivery', 'body'));
    expect(measureText('Late delivery', 'title')).toBeGreaterThan(measureText('Late delivery', 'node'));
  });
});

describe('wrapping', () => {
  const texts = [
    'Gets the delay e-mail from oms->erp on 2026-01-31',
    '注文した商品の配達が遅れています。確認してください',
    'Donaudampfschifffahrtsgesellschaftskapitän',
    'بوابة العميل تتبع الطلب',
    '👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦',
  ];

  test.each(texts)('every line of "%s" fits, and nothing gets lost', (text) => {
    const { lines, full } = wrapText(text, 'body', 90, 20);
    for (const line of lines) expect(measureText(line, 'body')).toBeLessThanOrEqual(90);
    expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
    expect(full).toBeUndefined();
  });

  test.each(texts)('"%s" in too few lines ends in an ellipsis and keeps the whole text', (text) => {
    const { lines, full } = wrapText(text, 'body', 60, 1);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/…$/);
    expect(measureText(lines[0] ?? '', 'body')).toBeLessThanOrEqual(60);
    expect(full).toBe(text);
  });

  test('an arrow, a date and a prefix of one letter stay in one piece', () => {
    expect(wrapText('see oms->erp', 'body', 60, 3).lines).toEqual(['see', 'oms->erp']);
    expect(wrapText('the e-mail', 'body', 40, 3).lines).toEqual(['the', 'e-mail']);
  });

  test('what XML cannot hold becomes a space', () => {
    expect(fitText('a\u0000b\ud800c\n\td', 'body', 200).text).toBe('a b c d');
  });

  test('an empty text has no lines', () => {
    expect(wrapText('  \n ', 'body', 100, 3).lines).toEqual([]);
  });
});
