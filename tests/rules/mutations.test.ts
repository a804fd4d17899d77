import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rules } from '../../model/rules/table.ts';
import { cleanArchitecture } from '../support/clean-architecture.ts';
import type { CleanOptions } from '../support/clean-architecture.ts';
import { checkText } from '../support/check-text.ts';

/** One fault put into an architecture that has none. `§` and `¶` as in the clean text: the prefix, and the number of the copy. */
interface Mutation {
  readonly from: string;
  readonly to: string;
  /** Where the rule has to speak, and nowhere else but in `also`. */
  readonly at: string;
  readonly also?: readonly string[];
}

const mutations: Readonly<Record<string, Mutation>> = {
  'OWN-01': { from: 'as §look¶ "Looks the order up" by rest {', to: 'as §look¶ "Looks the order up" by rest { owner none ', at: 'integration:§look¶' },
  'OWN-02': { from: '  accountable §service\n  owner §service\n  intent §whereIsIt¶', to: '  accountable none\n  owner §service\n  intent §whereIsIt¶', at: 'journey:§help¶' },
  'OWN-03': {
    from: 'system §bot¶ "Chatbot" { kind iva }',
    to: 'team §a¶ { unit }\nteam §b¶ { unit }\nteam §c¶ { unit }\nsystem §bot¶ "Chatbot" { kind iva  owner §a¶  system mind { owner §b¶ }  system voice { owner §c¶ } }',
    at: 'journey:§help¶',
  },
  'OWN-04': { from: 'system §mailer¶ "E-mail service" { kind email-service', to: 'system §mailer¶ "E-mail service" { kind email-service  realises §cases¶', at: 'capability:§cases¶' },
  'IDD-01': { from: 'identity §email¶ = §number¶ { kind deterministic  by §crm¶ }', to: 'system §shop¶ "Shop" { identifies §Customer¶ by §cookie¶ }', at: 'data:§Customer¶' },
  'IDD-02': { from: 'system §mailer¶ "E-mail service" {', to: 'system §mailer¶ "E-mail service" { masters §Order¶ for 24mo ', at: 'data:§Order¶' },
  'IDD-03': { from: '    actor agent\n', to: '    actor agent\n    requires auth strong\n', at: 'step:§help¶.call' },
  'IDD-04': { from: 'as §open¶ "Opens the case" by rest {', to: 'as §open¶ "Opens the case" by rest { style batch  every 48h ', at: 'step:§help¶.call' },
  'IDD-05': { from: 'returns §Customer¶, §Order¶ }', to: 'returns §Customer¶ }', at: 'step:§help¶.call' },
};

describe('every rule', () => {
  test('has a fault of its own', () => {
    expect(Object.keys(rules).filter((id) => !mutations[id])).toEqual([]);
  });
});

const options = fc.record({ copies: fc.integer({ min: 1, max: 3 }), prefix: fc.constantFrom('x', 'shop_', 'Ünder', 'team') });

test('an architecture without a fault gives nothing to say', () => {
  fc.assert(
    fc.property(options, (size) => {
      expect(check(cleanArchitecture(size))).toEqual([]);
    }),
    { numRuns: 4, seed: 7 },
  );
});

describe.each(Object.entries(mutations))('%s', (id, mutation) => {
  test('speaks where its fault is, and only there', () => {
    fc.assert(
      fc.property(options, fc.nat(), (size, which) => {
        const copy = `${(which % size.copies) + 1}`;
        const found = check(broken(size, mutation, copy)).filter((finding) => finding.rule === id);
        const places = [mutation.at, ...(mutation.also ?? [])].map((place) => placed(place, size, copy));
        expect([...new Set(found.map((finding) => finding.element))].sort()).toEqual(places.sort());
      }),
      { numRuns: 3, seed: 5 },
    );
  });
});

function check(text: string) {
  return checkText(text, { profile: 'run' }).map(({ rule, element, message }) => ({ rule, element, message }));
}

function broken(size: CleanOptions, { from, to }: Mutation, copy: string): string {
  const text = cleanArchitecture(size);
  const before = placed(from, size, copy);
  expect(text.split(before).length).toBeGreaterThan(1);
  return text.replace(before, placed(to, size, copy));
}

function placed(text: string, { prefix }: CleanOptions, copy: string): string {
  return text.replaceAll('§', prefix).replaceAll('¶', copy);
}
