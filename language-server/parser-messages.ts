import { AbstractParserErrorMessageProvider, type LangiumCoreServices } from 'langium';
import { didYouMean } from '../model/nearest.ts';
import { blockWordsOf, nameOfBlock } from './block-words.ts';
import type { Token, TokenType } from './token.ts';

/** What the parser says when it meets what it did not expect: in the words of the language, never in the names of tokens or rules. */
export class CxaParserErrorMessages extends AbstractParserErrorMessageProvider {
  private readonly services: LangiumCoreServices;

  constructor(services: LangiumCoreServices) {
    super();
    this.services = services;
  }

  override buildMismatchTokenMessage({ expected, actual, previous, ruleName }: Mismatch): string {
    if (expected.name === '}' || expected.name === 'EOF') return describeNumber(actual, previous) ?? this.describeStray(actual, ruleName, expected.name === 'EOF');
    return describeMissing([expected], actual, previous, ruleName);
  }

  override buildNotAllInputParsedMessage({ firstRedundant, ruleName }: { firstRedundant: Token; ruleName: string }): string {
    return this.describeStray(firstRedundant, ruleName, true);
  }

  override buildNoViableAltMessage({ expectedPathsPerAlt, actual, previous, ruleName }: NoViableAlternative): string {
    const expected = expectedPathsPerAlt.flatMap((paths) => paths.map((path) => path[0]));
    return describeMissing(expected, actual[0], previous, ruleName);
  }

  override buildEarlyExitMessage({ expectedIterationPaths, actual, previous, ruleName }: EarlyExit): string {
    return describeMissing(expectedIterationPaths.map((path) => path[0]), actual[0], previous, ruleName);
  }

  /** Something stands where a property or a declaration would begin. */
  private describeStray(actual: Token, ruleName: string, topLevel: boolean): string {
    const head = topLevel ? '' : headOfRule(ruleName);
    const { words } = blockWordsOf(this.services.Grammar);
    const hint = didYouMean(actual.image, words.get(head) ?? []);
    if (actual.image === '}') return 'This `}` closes nothing: remove it.';
    if (actual.image === '{') return 'This block belongs to nothing: put a declaration in front of `{`.';
    if (actual.image === '->') {
      return topLevel ? 'An arrow has one start: write `a -> b` and `b -> c` on lines of their own.' : 'This `->` leads nowhere: put a name after it.';
    }
    const what = nameOfToken(actual);
    if (!isWord(actual)) return topLevel ? `Unexpected ${what} between declarations.` : `Unexpected ${what}: a line of ${nameOfBlock(head)} begins with a property.`;
    if (topLevel && [...words.values()].some((known) => known.has(actual.image))) return `${what} does not begin a declaration: it belongs inside a block.`;
    return topLevel ? `${what} does not begin a declaration.${hint}` : `${what} is not a property of ${nameOfBlock(head)}.${hint}`;
  }
}

const UNIT = /^(ms|s|sec|min|h|bh|d|bd|w|mo|y)$/;

/** Numbers written as elsewhere: a blank before the unit, signs between thousands. */
function describeNumber(actual: Token, previous: Token): string | undefined {
  if (previous.tokenType.name !== 'QUANTITY') return undefined;
  if (UNIT.test(actual.image)) return `A number and its unit are one word: write \`${previous.image}${actual.image}\`.`;
  if (actual.image === ',') return 'Numbers have no signs between thousands: write `120000`.';
  return undefined;
}

interface Mismatch {
  readonly expected: TokenType;
  readonly actual: Token;
  readonly previous: Token;
  readonly ruleName: string;
}

interface NoViableAlternative {
  readonly expectedPathsPerAlt: readonly (readonly (readonly TokenType[])[])[];
  readonly actual: readonly Token[];
  readonly previous: Token;
  readonly ruleName: string;
}

interface EarlyExit {
  readonly expectedIterationPaths: readonly (readonly TokenType[])[];
  readonly actual: readonly Token[];
  readonly previous: Token;
  readonly ruleName: string;
}

function describeMissing(expected: readonly (TokenType | undefined)[], actual: Token | undefined, previous: Token, ruleName: string): string {
  const wanted = EXPECTED_BY_RULE.get(plainName(ruleName)) ?? listOf(expected);
  const before = previous.image === '' ? undefined : nameOfToken(previous);
  const ends = actual === undefined || actual.tokenType.name === 'EOF' || actual.isInsertedInRecovery === true || actual.image === '}' || actual.startLine !== previous.endLine;
  if (before === undefined) return `Expected ${wanted}.`;
  return ends ? `After ${before} ${wanted} is missing.` : `After ${before} comes ${wanted}, not ${nameOfToken(actual)}.`;
}

/** Rules that stand for one thing, whatever it is made of. */
const EXPECTED_BY_RULE: ReadonlyMap<string, string> = new Map([
  ['Ref', 'a name'],
  ['LinkRef', 'a name'],
  ['ContextRef', 'a name'],
  ['Holding', 'a name'],
  ['RefPath', 'a name'],
  ['Selector', 'a name, or a selector such as `kind channel`'],
  ['Amount', 'a quantity such as `300ms`, `99.9%` or `5200/h`'],
  ['Quantity', 'a quantity such as `300ms`, `99.9%` or `5200/h`'],
  ['HourSpan', 'hours such as `Mon-Fri 09:00-18:00` or `24x7`'],
  ['Target', 'a measure and a value, such as `response 60s`'],
  ['Value', 'a value'],
  ['Defaults', 'a kind such as `integration`'],
]);

const TERMINALS: Readonly<Record<string, string>> = {
  ID: 'a name',
  LINK: 'a name',
  INLINE: 'a word',
  KIND: 'a name',
  CURRENCY: 'a currency',
  QUANTITY: 'a number',
  DATE: 'a date such as `2027-06-30`',
  TIME: 'a time such as `08:00`',
  STRING: 'a text in quotes',
};

const MAX_LISTED = 5;

function listOf(expected: readonly (TokenType | undefined)[]): string {
  const names = [...new Set(expected.flatMap((type) => (type === undefined ? [] : [TERMINALS[type.name] ?? `\`${type.name}\``])))];
  const shown = names.length > MAX_LISTED ? [...names.slice(0, MAX_LISTED), 'the like'] : names;
  const last = shown.pop();
  return shown.length === 0 ? (last ?? 'something else') : `${shown.join(', ')} or ${last}`;
}

function nameOfToken(token: Token): string {
  const { image } = token;
  if (token.tokenType.name === 'EOF' || image === '') return 'the end of the file';
  if (image.startsWith('"')) return image.length > 40 ? 'the text' : `the text ${image}`;
  return `\`${image}\``;
}

function isWord(token: Token): boolean {
  return /^[\p{L}_]/u.test(token.image);
}

/** The word that begins the block which a rule reads, as in block-words.ts. */
function headOfRule(ruleName: string): string {
  const name = plainName(ruleName).replace(/(At|Body|Property|Item|Block)$/, '');
  if (name === 'Integration' || name.includes('Transition')) return '->';
  return name.replace(/^(Decision|Programme)(?=[A-Z])/, '').toLowerCase();
}

/** Langium marks the names of its rules with an invisible character at the end. */
function plainName(ruleName: string): string {
  return ruleName.replace('\u200b', '');
}
