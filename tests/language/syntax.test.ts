import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import oniguruma from 'vscode-oniguruma';
import textmate from 'vscode-textmate';
import { beforeAll, describe, expect, test } from 'vitest';
import { CxaGrammar } from '../../language-server/generated/grammar.ts';
import { keywordsIn } from '../../language-server/grammar-keywords.ts';
import { generateSyntax } from '../../scripts/generate-syntax.ts';

const root = new URL('../../', import.meta.url);
const committed = readFileSync(new URL('syntaxes/cxa.tmLanguage.json', root), 'utf8');

/** The scopes of each piece of a line, the language's own left out. */
type Colours = (text: string) => readonly (readonly [string, string])[];
let colours: Colours;

beforeAll(async () => {
  await oniguruma.loadWASM(readFileSync(createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm')));
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async () => textmate.parseRawGrammar(committed, 'cxa.json'),
  });
  const grammar = await registry.loadGrammar('source.cxa');
  if (grammar === null) throw new Error('The grammar cannot be read.');
  colours = (text) => {
    let stack = textmate.INITIAL;
    return text.split('\n').flatMap((line) => {
      const result = grammar.tokenizeLine(line, stack);
      stack = result.ruleStack;
      return result.tokens
        .map((token) => [line.slice(token.startIndex, token.endIndex).trim(), (token.scopes.at(-1) ?? '').replace(/\.cxa$/, '')] as const)
        .filter(([piece]) => piece !== '');
    });
  };
});

describe('the TextMate grammar', () => {
  test('is current', () => {
    expect(committed).toBe(generateSyntax());
  });

  test('colours a system', () => {
    expect(colours('system crm "CRM {brand}" {\n  kind crm  owner customerService  cost 180000 EUR/year // run\n}')).toEqual([
      ['system', 'storage.type'],
      ['crm', 'entity.name.type'],
      ['"', 'string.quoted.double'],
      ['CRM', 'string.quoted.double'],
      ['{brand}', 'variable.parameter'],
      ['"', 'string.quoted.double'],
      ['{', 'punctuation.section.block'],
      ['kind', 'keyword.other.property'],
      ['crm', 'support.constant'],
      ['owner', 'keyword.other.property'],
      ['customerService', 'variable.other'],
      ['cost', 'keyword.other.property'],
      ['180000', 'constant.numeric'],
      ['EUR', 'keyword.other.unit'],
      ['/', 'source'],
      ['year', 'keyword.other.unit'],
      ['// run', 'comment.line.double-slash'],
      ['}', 'punctuation.section.block'],
    ]);
  });

  test('colours arrows and paths, also where a name is a keyword', () => {
    expect(colours('system.cases -> owner as reserve by soap {').map(([piece, scope]) => `${piece} ${scope}`)).toEqual([
      'system variable.other',
      '. source',
      'cases variable.other',
      '-> keyword.operator.arrow',
      'owner variable.other',
      'as keyword.other',
      'reserve entity.name.type',
      'by keyword.other.property',
      'soap variable.other',
      '{ punctuation.section.block',
    ]);
  });

  test('an unclosed string ends with its line, a long one does not', () => {
    expect(colours('title "open\nsystem a').at(-1)).toEqual(['a', 'entity.name.type']);
    expect(colours('description """one\nsystem a\n"""').map(([, scope]) => scope)).toContain('string.quoted.triple');
  });

  test('knows every keyword', () => {
    const keywords = new Set(
      CxaGrammar()
        .rules.filter((rule) => rule.$type === 'ParserRule')
        .flatMap((rule) => keywordsIn(rule).map(({ value }) => value))
        .filter((value) => /^\p{L}/u.test(value)),
    );
    const uncoloured = [...keywords].filter((keyword) => {
      const scopes = [`${keyword} "x"`, `on ${keyword} -> a`, `x ${keyword} "x"`, `-> ${keyword}`].flatMap((text) => colours(text).filter(([piece]) => piece === keyword));
      return !scopes.some(([, scope]) => /^(storage|keyword|constant)/.test(scope));
    });
    expect(uncoloured).toEqual([]);
  });
});

describe('the language configuration', () => {
  const configuration = JSON.parse(readFileSync(new URL('language-configuration.json', root), 'utf8')) as { readonly wordPattern: { readonly pattern: string; readonly flags: string } };

  test('takes a name with a hyphen as one word, and leaves an arrow out', () => {
    const words = (text: string) => text.match(new RegExp(configuration.wordPattern.pattern, `${configuration.wordPattern.flags}g`));
    expect(words('order-status->größe 99.9% x')).toEqual(['order-status', 'größe', '99.9%', 'x']);
  });
});
