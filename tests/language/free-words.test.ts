import { AstUtils, GrammarAST } from 'langium';
import { describe, expect, test } from 'vitest';
import { CxaGrammar } from '../../language-server/generated/grammar.ts';
import { parseDocument } from '../../language-server/parse.ts';
import { declaredByGrammar } from '../support/grammar-members.ts';

const keywords = [
  ...new Set(
    AstUtils.streamAllContents(CxaGrammar())
      .filter(GrammarAST.isKeyword)
      .map(({ value }) => value)
      .filter((value) => /^\p{L}/u.test(value)),
  ),
].sort();

/** Every kind of declaration that has a name, as the grammar has it: `system`, and `step` inside of a journey. */
const named = [...declaredByGrammar(CxaGrammar()).keys()].map((kind) => kind.split(' ')[0] ?? kind).filter((kind) => startsWithName(kind));

function startsWithName(kind: string): boolean {
  return CxaGrammar().rules.filter(GrammarAST.isParserRule).some(({ definition }) => {
    const [first, second] = GrammarAST.isGroup(definition) ? definition.elements : [];
    return GrammarAST.isKeyword(first) && first.value === kind && GrammarAST.isAssignment(second) && second.feature === 'name' && !second.cardinality;
  });
}

/** Where a kind stands that does not stand by itself. */
const containers: Readonly<Record<string, readonly string[]>> = {
  phase: ['journey j', 'programme j'],
  step: ['journey j', 'journey j { phase p'],
  milestone: ['programme j { phase p'],
  gate: ['programme j { phase p'],
  wave: ['migration a to b'],
};

function inside(kind: string, text: string): readonly string[] {
  return (containers[kind] ?? ['']).map((outer) => (outer === '' ? text : `${outer} { ${text}\n${'} '.repeat(outer.split('{').length)}`));
}

/** What stands before the block of what has no name. */
const heads: Readonly<Record<string, string>> = { '->': 'a -> b', handover: 'handover a -> b', identity: 'identity a = b', migration: 'migration a to b', use: 'use a as b' };

/** Every property of every block that names something, with one name and with several where it takes a list. */
const references: readonly string[] = [...ownersOfFragments()].flatMap(([fragment, owner]) =>
  AstUtils.streamAllContents(fragment)
    .filter(GrammarAST.isAlternatives)
    .filter((alternatives) => alternatives.$container === fragment)
    .flatMap(({ elements }) => elements)
    .filter(GrammarAST.isGroup)
    .flatMap(({ elements }) => {
      const at = elements.findIndex((element) => !GrammarAST.isKeyword(element));
      const [value, rest] = [elements[at], elements[at + 1]];
      if (at < 1 || !GrammarAST.isAssignment(value) || !GrammarAST.isRuleCall(value.terminal)) return [];
      if (!['Ref', 'ContextRef', 'Holding', 'RefPath'].includes(value.terminal.rule.$refText)) return [];
      const words = elements.slice(0, at).map((element) => (GrammarAST.isKeyword(element) ? element.value : ''));
      const isList = GrammarAST.isGroup(rest) && GrammarAST.isKeyword(rest.elements[0]) && rest.elements[0].value === ',';
      const block = (property: string) => inside(owner, `${heads[owner] ?? `${owner} a`} { ${property} }`);
      const property = words.join(' ');
      return [
        ...block(`${property} NAME\n  description "x"`),
        ...block(`description "x"  ${property} NAME`),
        ...(isList ? block(`${property} NAME, other, NAME  description "x"`) : []),
        ...(isList ? block(`\n  ${property} other,\n    NAME,\n    NAME\n  description "x"\n`) : []),
      ];
    })
    .toArray(),
);

/** The fragments of properties, with the keyword of the declaration that has them. */
function ownersOfFragments(): ReadonlyMap<GrammarAST.ParserRule, string> {
  const owners = new Map<GrammarAST.ParserRule, string>();
  for (const rule of CxaGrammar().rules.filter(GrammarAST.isParserRule)) {
    const first = GrammarAST.isGroup(rule.definition) ? rule.definition.elements[0] : undefined;
    const owner = rule.name === 'Integration' ? '->' : GrammarAST.isKeyword(first) ? first.value : undefined;
    if (owner === undefined || owner === 'at' || owner === '{' || owner === 'set') continue;
    for (const call of AstUtils.streamAllContents(rule).filter(GrammarAST.isRuleCall)) {
      const called = call.rule.ref;
      if (GrammarAST.isParserRule(called) && called.fragment && called.name.endsWith('Property') && !owners.has(called)) owners.set(called, owner);
    }
  }
  return owners;
}

/** Texts in which NAME is a name or a value; each stands for a construct. */
const places: readonly string[] = [
  ...named.flatMap((kind) => inside(kind, kind === 'wave' ? 'wave NAME' : `${kind} NAME "Title" { description "x" }`)),
  ...named.flatMap((kind) => inside(kind, `${kind} NAME\n${kind} other`)),
  ...references,
  'system a { owner NAME\n  kind crm }',
  'system a { owner NAME  kind crm }',
  'system a { kind NAME  hosting NAME\n vendor NAME }',
  'system a { masters NAME, Other for 24mo, NAME\n kind crm }',
  'system a { identifies NAME by NAME, b  routes NAME on NAME }',
  'system a { provides NAME NAME from "x"\n realises NAME for NAME }',
  'system a { tags NAME, b, NAME }',
  'system a { tags\n    b,\n    NAME,\n    NAME\n}',
  'system a { renamed from NAME  exists from NAME until NAME }',
  'system a { at NAME { kind crm } }',
  'system a { description "x"  owner a.NAME  in NAME.b }',
  'channel a { served by NAME, other, NAME  auth NAME  target NAME response 60s }',
  'channel a { target answer 80% in 20s  kind NAME }',
  'handover NAME -> NAME warm { via NAME  carries NAME, b }',
  'handover NAME.a -> b.NAME cold',
  'NAME -> NAME',
  'NAME -> other as NAME "Title" by NAME { via NAME  carries NAME masked, NAME  style NAME }',
  'other -> NAME, NAME { returns NAME  telemetry NAME, logs }',
  'a.NAME -> NAME.b { fallback NAME tested 2026-01-01 }',
  'identity NAME = NAME { by NAME }',
  'data a { subject NAME  class NAME, b  identifiers NAME, b }',
  'processing a { of NAME  in NAME, b  recipients NAME  role NAME }',
  'journey a { for NAME, b  accountable NAME  intent NAME  measured by NAME, b }',
  'journey a { phase NAME "x" { step NAME "y" on NAME or NAME using NAME { actor NAME } } }',
  'journey a { step b on c, NAME using NAME -> NAME -> d { needs NAME fresh 5min, NAME  produces NAME  handled by NAME } }',
  'journey a { step b { on fail -> NAME\n after 3d -> NAME.b } }',
  'journey a { NAME -> b 62% when "x"\n b -> NAME.c }',
  'communication a { for NAME  in a.NAME  channel NAME  sender NAME  tone NAME }',
  'metric a { source NAME  cadence NAME }',
  'outcome a { metric NAME  enabled by NAME, b }',
  'problem a { on NAME  solved by NAME }',
  'migration NAME to NAME in NAME { bridge NAME until NAME }',
  'programme a { phase NAME weeks 1-3 { milestone NAME "x" week 1  gate NAME week 3 { requires NAME >= 60% } } }',
  'template a(NAME: text, b: NAME = NAME) { system c { kind NAME } }',
  'template a { expect capability NAME because "x"\n forbid direct system NAME -> kind NAME because "x"\n expect capability NAME }',
  'use NAME as NAME (NAME: NAME, b: "x") { set NAME { kind NAME } }',
  'use a as b (\n  NAME: x,\n  c: NAME\n)',
  'conform to NAME',
  'view landscape NAME "x" { group by NAME  at NAME }',
  'view landscape a { include element NAME, kind NAME, tag NAME, in NAME }',
  'waive INT-01 on NAME until 2027-03-31 because "x"',
  'import "x" as NAME',
  'system a { owner team x  kind NAME }',
];

/** What the language keeps for itself: after an arrow between steps `end` is the end. */
const exceptions: Readonly<Record<string, readonly string[]>> = {
  end: ['after 3d -> NAME.b'],
};

describe('a keyword as a name', () => {
  test('there are many', () => {
    expect(keywords.length).toBeGreaterThan(200);
    expect(new Set(named).size).toBeGreaterThan(27);
    expect(new Set(references).size).toBeGreaterThan(150);
  });

  test.each([...new Set(places)])('%s', (place) => {
    const wrong = keywords.filter((keyword) => {
      if (exceptions[keyword]?.some((part) => place.includes(part))) return false;
      const plain = parseDocument(place.replaceAll('NAME', 'zebra'), 'a.cxa');
      const document = parseDocument(place.replaceAll('NAME', keyword), 'a.cxa');
      return document.diagnostics.length > 0 || shape(document.root, keyword) !== shape(plain.root, keyword);
    });
    expect(wrong).toEqual([]);
  });
});

/** The tree as text, `name` replaced. */
function shape(value: unknown, name: string): string {
  return JSON.stringify(value, (key, inner: unknown) => (key.startsWith('$') && key !== '$type' ? undefined : inner === name || inner === 'zebra' ? 'NAME' : inner));
}
