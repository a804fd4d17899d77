import { describe, expect, test } from 'vitest';
import { exportSvg } from '../../diagram/export/svg.tsx';
import { placeBlueprint } from '../../diagram/layout/blueprint.ts';
import { placeSequence } from '../../diagram/layout/sequence.ts';
import { pageStylesheet, themeProperties } from '../../diagram/svg/stylesheet.ts';
import { themeNames } from '../../diagram/svg/theme.ts';
import { lateDelivery, plainJourney } from '../support/sample-blueprint.ts';
import { sampleSequence } from '../support/sample-sequence.ts';
import { readXml } from '../support/xml.ts';

const pictures = {
  blueprint: placeBlueprint(lateDelivery()),
  sequence: placeSequence(sampleSequence({ steps: 6, perPhase: 3 })),
};

describe.each(Object.entries(pictures))('the %s as SVG', (name, graph) => {
  test('is the same bytes as ever', async () => {
    await expect(exportSvg(graph, { theme: 'light' })).toMatchFileSnapshot(`golden/${name}.svg`);
  });

  test.each(themeNames)('stands alone in the %s theme', (theme) => {
    const svg = exportSvg(graph, { theme });
    expect(() => readXml(svg)).not.toThrow();
    expect(svg).not.toMatch(/var\(|url\(|href=|NaN|undefined|\[object/);
    const classes = new Set([...svg.matchAll(/class="([^"]+)"/g)].flatMap(([, list = '']) => list.split(' ')));
    const styled = [...classes].filter((each) => /^cxa-(box|container|text|stroke|head|glyph|rule|faint|soft|strong)-(?!mark$)/.test(each));
    expect(styled.length).toBeGreaterThan(20);
    for (const each of styled) expect(svg).toContain(`.${each}{`);
  });

  test('has numbers of at most three decimals', () => {
    expect(exportSvg(graph, { theme: 'light' }).replace(/<style>.*?<\/style>/s, '').match(/\d\.\d{4,}/g)).toBeNull();
  });
});

test('texts keep to their place in whatever font they are drawn, unless Inter is at hand', () => {
  const graph = placeBlueprint(plainJourney({ steps: 2, title: 'Calls' }));
  expect(exportSvg(graph, { theme: 'light' })).toMatch(/<text [^>]*textLength="[\d.]+"[^>]*>Calls<\/text>/);
  expect(exportSvg(graph, { theme: 'light', fontFaces: '' })).not.toContain('textLength');
  const arabic = placeBlueprint(plainJourney({ steps: 2, title: 'بوابة' }));
  expect(exportSvg(arabic, { theme: 'light' })).not.toMatch(/textLength[^>]*>بوابة/);
});

const hostile = '<script>alert(1)</script> "quoted" & \'x\' ]]> <!-- \u0000\u0008\ud800 onload=alert(1)';

test.each([
  ['a blueprint', placeBlueprint(plainJourney({ steps: 12, perPhase: 4, title: hostile }))],
  ['a sequence', placeSequence(sampleSequence({ steps: 12, perPhase: 4, words: hostile }))],
])('hostile text in %s stays text', (_, graph) => {
  const svg = exportSvg(graph, { theme: 'dark' });
  const elements = readXml(svg);
  expect(new Set(elements.map(({ name }) => name))).not.toContain('script');
  expect(elements.flatMap(({ attributes }) => attributes).filter((attribute) => attribute.startsWith('on'))).toEqual([]);
  expect(svg).toContain('&lt;script');
  expect(svg).not.toContain('\u0000');
});

test('a page has every custom property that its style sheet asks for, in each theme', () => {
  const asked = [...pageStylesheet().matchAll(/var\((--cxa-[a-z-]+)\)/g)].map(([, property = '']) => property);
  expect(asked.length).toBeGreaterThan(100);
  for (const theme of themeNames) {
    const given = themeProperties(theme);
    for (const property of asked) expect(given).toContain(`${property}: `);
  }
});
