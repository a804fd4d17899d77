import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { joinObserved } from '../../language-server/observed/join-observed.ts';
import { observedFormat } from '../../language-server/observed/observed-row.ts';
import { readTexts } from '../../language-server/read-texts.ts';
import { readJson } from '../../language-server/tables/read-json.ts';
import { checkModel } from '../../model/check.ts';
import { groupMissingFacts } from '../../model/missing-facts.ts';
import type { Model } from '../../model/model.ts';
import { rules } from '../../model/rules/table.ts';

const texts = [
  ...globSync('examples/**/*.cxa').sort().map((file) => readFileSync(file, 'utf8')),
  ...Object.values(rules).map((rule) => rule.bad),
];

test('no text makes a rule throw, and every finding can be shown', () => {
  const cut = fc.record({ text: fc.nat({ max: texts.length - 1 }), from: fc.nat({ max: 2000 }), length: fc.nat({ max: 60 }) });
  fc.assert(
    fc.property(fc.array(cut, { minLength: 1, maxLength: 4 }), (cuts) => {
      const damaged = cuts.map(({ text, from, length }, place) => {
        const source = texts[text] ?? '';
        const at = from % Math.max(1, source.length);
        return { uri: `file:///${place}.cxa`, text: source.slice(0, at) + source.slice(at + length) };
      });
      expectShown(readTexts(damaged).model);
    }),
    { numRuns: 60, seed: 11 },
  );
}, 60_000);

test.each(Object.values(rules))('$id and all others do with each line of its example left out, and with each value gone', ({ bad, observed }) => {
  const lines = bad.split('\n');
  const damaged = [
    ...lines.map((_, left) => lines.filter((__, place) => place !== left).join('\n')),
    // Everything that is named is known to be absent, or is the other end as well.
    ...lines.map((line, place) => lines.with(place, line.replace(/(?<=\b[a-z]+ )[a-z]\w*(?= |$)/gi, 'none')).join('\n')),
    ...lines.map((line, place) => lines.with(place, line.replace(/-> \w+/g, '-> none').replace(/[\d.]+/g, '0')).join('\n')),
  ];
  for (const text of new Set(damaged)) {
    const { model } = readTexts([{ uri: 'file:///a.cxa', text }]);
    expectShown(observed === undefined ? model : joinObserved(model, [{ uri: 'file:///seen.json', rows: observedRows(observed), problems: [] }]).model);
  }
}, 60_000);

function observedRows(json: string) {
  return readJson(json, observedFormat).rows.flatMap((row) => {
    const read = observedFormat.readRow('file:///seen.json', row);
    return 'message' in read ? [] : read;
  });
}

function expectShown(model: Model): void {
  const result = checkModel(model, { profile: 'run', rules: {}, today: '2026-06-01' });
  for (const finding of result.findings) {
    expect(finding.message).not.toMatch(/undefined|NaN|\[object|Infinity/);
    expect(finding.source).toBeDefined();
    for (const fix of finding.fixes) expect('text' in fix ? fix.text : '').not.toMatch(/undefined/);
  }
  for (const group of groupMissingFacts(model, result)) expect(group.text).not.toMatch(/undefined|NaN/);
}

test('a chain of identity links may be long, and so may a journey', () => {
  const links = Array.from({ length: 12_000 }, (_, place) => `identity k${12_000 - place} = k${12_001 - place}`);
  const steps = Array.from({ length: 400 }, (_, place) => `  step s${place} on chat using a { actor bot }`);
  const text = `data C { subject customer }
system a { identifies C by k0 }
system b { identifies C by k12001 }
channel chat { kind chat  hours 24x7 }
journey j {
${steps.join('\n')}
}
${links.join('\n')}
`;
  const { model } = readTexts([{ uri: 'file:///a.cxa', text }]);
  const { findings } = checkModel(model, { profile: 'design', rules: {}, today: '2026-06-01' });
  expect(findings.filter((finding) => finding.rule === 'IDD-01')).toHaveLength(1);
  expect(findings.filter((finding) => finding.rule === 'JRN-06')).toHaveLength(400);
}, 60_000);
