import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseDocument } from '../../language-server/parse.ts';
import { damages, type Damage } from './damage.ts';
import { shapeOf } from './shape.ts';

const page = readFileSync(new URL('./fixtures/language.md', import.meta.url), 'utf8');
const text = [...page.matchAll(/```cxa\n([\s\S]*?)```/g)].map((match) => match[1] ?? '').join('\n');

/** The text of every top-level declaration, blank lines and comments between them aside. */
const declarations = (parseDocument(text, 'page.cxa').root.declarations ?? []).map((node) => ({
  text: node.$cstNode?.text ?? '',
  shape: JSON.stringify(shapeOf(node)),
}));

const measured = new Map<Damage, ReturnType<typeof breakEach>>();

/** Every damage is done once for all tests. */
function measure(damage: Damage) {
  const result = measured.get(damage) ?? breakEach(damage);
  measured.set(damage, result);
  return result;
}

/** How many of the other declarations a break in one of them leaves as they were, and how many of its own values. */
function breakEach(damage: Damage) {
  const result = { cases: 0, others: 0, othersKept: 0, own: 0, ownKept: 0, diagnostics: 0, lost: [] as string[] };
  for (const [index, declaration] of declarations.entries()) {
    const broken = damage(declaration.text);
    if (broken === undefined || broken === declaration.text) continue;
    const whole = declarations.map((other, at) => (at === index ? broken : other.text)).join('\n\n');
    const document = parseDocument(whole, 'broken.cxa');
    const shapes = (document.root.declarations ?? []).map((node) => JSON.stringify(shapeOf(node)));
    const missing = declarations.filter((other, at) => at !== index && !shapes.includes(other.shape));
    const values = [...declaration.shape.matchAll(/"(\w+)":("[^"]*"|true)/g)].map((match) => match[0]);
    const own = shapes.filter((shape) => !declarations.some((other) => other.shape === shape)).join();
    result.cases++;
    result.others += declarations.length - 1;
    result.othersKept += declarations.length - 1 - missing.length;
    result.own += values.length;
    result.ownKept += values.filter((value) => own.includes(value) || shapes.includes(declaration.shape)).length;
    result.diagnostics += document.diagnostics.length;
    if (missing.length > 0) result.lost.push(`${declaration.text.slice(0, 30)} → ${missing.map((other) => other.text.slice(0, 30)).join(' | ')}`);
  }
  return result;
}

describe('a broken declaration', () => {
  test.each(Object.entries(damages))('keeps its neighbours: %s', (_, damage) => {
    const { cases, lost } = measure(damage);
    expect(cases).toBeGreaterThan(1);
    expect(lost).toEqual([]);
  }, 60_000);

  test('keeps most of its own values, with about one message a mistake', () => {
    const results = Object.values(damages).map(measure);
    const sum = (field: 'cases' | 'own' | 'ownKept' | 'diagnostics') => results.reduce((total, result) => total + result[field], 0);
    expect(sum('ownKept') / sum('own')).toBeGreaterThan(0.9);
    expect(sum('diagnostics') / sum('cases')).toBeLessThan(1.2);
  }, 60_000);
});
