import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rules } from '../../model/rules/table.ts';
import { checkModel } from '../../model/check.ts';
import { cleanArchitecture, cleanObservations } from '../support/clean-architecture.ts';
import type { Change, CleanOptions } from '../support/clean-architecture.ts';
import { readModel, withObserved } from '../support/check-text.ts';
import { faults } from '../support/faults.ts';
import { variations } from '../support/legitimate-variations.ts';

const layout = fc.option(fc.record({ seed: fc.nat(), style: fc.constantFrom('plain' as const, 'commented' as const, 'windows' as const, 'airy' as const) }), { nil: undefined });

/** Up to so many copies, in any order and form. */
function sizes(most: number): fc.Arbitrary<CleanOptions> {
  const prefix = fc.constantFrom('x', 'shop_', 'Ünder', 'team');
  return fc.record({ copies: fc.integer({ min: 1, max: most }), prefix, layout }).map(({ layout: written, ...size }) => (written ? { ...size, layout: written } : size));
}

/** One more or less than needed costs seconds: each run reads and checks a project. */
const runs = { seed: 5, endOnFailure: true };

test('every rule has a fault of its own', () => {
  expect(Object.keys(rules).filter((id) => !faults[id])).toEqual([]);
  expect(Object.keys(faults).filter((name) => !rules[ruleOf(name)])).toEqual([]);
});

test('an architecture without a fault gives nothing to say, in whatever order and form it is written', () => {
  fc.assert(
    fc.property(sizes(3), (size) => {
      expect(check(size).map(({ rule, element, message }) => ({ rule, element, message }))).toEqual([]);
    }),
    { ...runs, numRuns: 8 },
  );
}, 60_000);

describe('speaks where its fault is, and only there, and no other rule does', () => {
  test.each(Object.entries(faults))('%s', (name, fault) => {
    const id = ruleOf(name);
    fc.assert(
      fc.property(sizes(fault.whole ? 1 : 2), fc.nat(), (size, which) => {
        const copy = (which % size.copies) + 1;
        const all = check(size, { ...fault, copy }).filter(({ severity }) => severity !== 'info');
        const others = all.filter(({ rule }) => rule !== id && !fault.beside?.includes(rule));
        expect(others.map(({ rule, message }) => `${rule} ${message}`)).toEqual([]);
        const found = all.filter(({ rule }) => rule === id);
        expect(found.filter(({ missing }) => missing)).toEqual([]);
        const places = found.map(({ element, property }) => (property === undefined ? element : `${element} ${property.replace(/\.\d+$/, '')}`));
        expect([...new Set(places)].sort()).toEqual([fault.at, ...(fault.also ?? [])].map((place) => placed(place, size, copy)).sort());
      }),
      { ...runs, seed: runs.seed + Object.keys(faults).indexOf(name), numRuns: 2 },
    );
  }, 30_000);
});

describe('has nothing against', () => {
  test.each(Object.entries(variations))('%s', (_, variation) => {
    expect(spoken(variation)).toEqual([]);
  }, 30_000);
});

/** What is warned of or worse, whichever rule it is. */
function spoken(change: Omit<Change, 'copy'>): readonly string[] {
  const found = check({ copies: 1, prefix: 'x' }, { ...change, copy: 1 });
  return found.filter(({ severity }) => severity !== 'info').map(({ rule, element, message }) => `${rule} ${element}: ${message}`);
}

function check(size: CleanOptions, change?: Change) {
  const model = withObserved(readModel(cleanArchitecture(size, change)), cleanObservations(size, change));
  return checkModel(model, { profile: 'run', rules: {}, today: '2026-06-01' }).findings;
}

function ruleOf(name: string): string {
  return name.split(':')[0] ?? name;
}

function placed(text: string, { prefix }: CleanOptions, copy: number): string {
  return text.replaceAll('§', prefix).replaceAll('¶', `${copy}`);
}
