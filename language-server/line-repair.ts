import { didYouMean, nearest } from '../model/nearest.ts';
import { nameOfBlock, type BlockWords } from './block-words.ts';
import type { LexicalFault } from './scanner.ts';
import { createToken, type Token } from './token.ts';
import type { Vocabulary } from './vocabulary-tokens.ts';

/**
 * Repairs statements that cannot mean anything where they stand, so that the parser does not stumble over them and take the words behind
 * for something else. A misspelt keyword is read as the one it is near to, which saves what its block declares. Another unknown word, a
 * property or declaration of another kind of block, and an arrow without an end are taken out, with the block behind them. Statements
 * taken out one after the other are one fault.
 */
export function repairLines(tokens: Token[], vocabulary: Vocabulary, blockWords: () => BlockWords, faults: LexicalFault[]): Token[] {
  const repair = new LineRepair(tokens, vocabulary, blockWords, faults);
  return repair.run();
}

/** What people write for an arrow. */
const NO_ARROWS: ReadonlySet<string> = new Set(['-', '=', '>', '>=', '<', '<=']);

/** Signs that no value follows on the next line. */
const ENDS: ReadonlySet<string> = new Set(['{', '}', ')', ']', '.']);

/** Keywords that an arrow may follow. */
const BEFORE_ARROWS: ReadonlySet<string> = new Set(['using', 'handover', 'on', 'expect', 'forbid', 'unit', 'mandatory', 'idempotent', 'chosen', 'masked']);

/** Statements in which a plain word may follow a word on the line before. */
const TWO_WORDS: ReadonlySet<string> = new Set(['target', 'meta', 'provides', 'requires', 'cap', 'view', 'handover']);

/** What stands between the name and the block of some kinds. */
const HEADS: Readonly<Record<string, readonly string[]>> = {
  step: ['on', 'using', 'or'],
  plateau: ['after'],
  phase: ['week', 'weeks'],
  milestone: ['week'],
  gate: ['week'],
};

/** Words that begin a statement with a block, but no name. */
const NAMELESS: ReadonlySet<string> = new Set(['at', 'defaults', 'set', 'on', 'after', 'when', 'view', 'use', 'handover', 'identity', 'migration']);

class LineRepair {
  private readonly tokens: Token[];
  private readonly vocabulary: Vocabulary;
  private readonly blockWords: () => BlockWords;
  private readonly faults: LexicalFault[];
  private readonly kept: Token[] = [];
  /** The words that began the statements whose blocks are open. */
  private readonly heads: string[] = [];
  /** Where the statement begins that comes before the next `{`. */
  private statement = 0;
  private lastDropped = -1;
  /** The kinds that were put in front of names, by the names' indexes. */
  private readonly kinds = new Map<number, string>();

  constructor(tokens: Token[], vocabulary: Vocabulary, blockWords: () => BlockWords, faults: LexicalFault[]) {
    this.tokens = tokens;
    this.vocabulary = vocabulary;
    this.blockWords = blockWords;
    this.faults = faults;
  }

  run(): Token[] {
    for (let index = 0; index < this.tokens.length; index++) {
      const token = this.tokens[index];
      if (token === undefined) break;
      const end = this.beginsLine(index, token) ? this.inspect(index, token) : -1;
      if (end !== -1) {
        index = end;
        this.lastDropped = end;
        continue;
      }
      if (token.image === '{') {
        this.heads.push(this.headOf(index));
        this.statement = index + 1;
      } else if (token.image === '}') {
        this.heads.pop();
        this.statement = index + 1;
      }
      this.kept.push(token);
    }
    return this.kept.length === this.tokens.length ? this.tokens : this.kept;
  }

  private get head(): string {
    return this.heads[this.heads.length - 1] ?? '';
  }

  private beginsLine(index: number, token: Token): boolean {
    const previous = this.tokens[index - 1];
    return previous === undefined || previous.endLine !== token.startLine || previous.image === '{' || previous.image === '}';
  }

  /** The last token to take out, or -1 where the statement may stay. */
  private inspect(index: number, token: Token): number {
    const { word, link } = this.vocabulary.terminals;
    if (token.tokenType === word) return this.isComplete(index) ? this.inspectUnknown(index, token) : -1;
    if (token.tokenType === link) return this.isComplete(index) ? this.inspectArrow(index, token) : -1;
    const keyword = this.vocabulary.keywords.get(token.image);
    if (keyword === undefined || token.tokenType === keyword.free) return -1;
    if (this.lacksValue(index, token)) {
      this.report(token, `After \`${token.image}\` a name is missing.`);
      return index;
    }
    if (this.isAllowed(token.image, true)) {
      this.statement = index;
      return -1;
    }
    if (this.tokens[index + 1]?.tokenType === this.vocabulary.terminals.string && this.putKind(index, token)) {
      token.tokenType = keyword.free;
      token.tokenTypeIdx = keyword.free.tokenTypeIdx ?? 0;
      return -1;
    }
    return this.takeOut(index, token, this.describeMisplaced(token));
  }

  /** Whether a statement of the open block may begin so. Of a block that is not known everything is allowed. */
  private isAllowed(text: string, tailsToo: boolean): boolean {
    const words = this.blockWords();
    const allowed = words.words.get(this.head);
    return allowed === undefined || allowed.has(text) || (tailsToo && words.tails.has(text));
  }

  /** A keyword alone on its line, with an arrow on the next: it must not take the arrow's start for its value. */
  private lacksValue(index: number, token: Token): boolean {
    const next = this.tokens[index + 1];
    if (next === undefined || next.startLine === token.endLine || next.tokenType !== this.vocabulary.terminals.link) return false;
    return !BEFORE_ARROWS.has(token.image) && isArrow(this.tokens[endOfPath(this.tokens, index + 1)]);
  }

  private inspectUnknown(index: number, token: Token): number {
    // In front of a title stands a name, however near it is to some keyword.
    if (this.tokens[index + 1]?.tokenType === this.vocabulary.terminals.string && this.putKind(index, token)) return -1;
    const meant = this.vocabulary.keywords.get(nearest(token.image, this.wordsOf(this.head)) ?? '')?.strict;
    if (meant === undefined) return this.putKind(index, token) ? -1 : this.takeOut(index, token, this.describeUnknown(token, this.tokens[index + 1]));
    this.report(token, this.describeUnknown(token, this.tokens[index + 1]));
    token.tokenType = meant;
    token.tokenTypeIdx = meant.tokenTypeIdx ?? 0;
    this.statement = index;
    return -1;
  }

  /** A name whose kind is forgotten: its block tells which one it is, if only one fits. */
  private putKind(index: number, token: Token): boolean {
    const open = this.endOfHead(index);
    if (open === -1) return false;
    const words = firstWords(this.tokens, open);
    const { words: owners, tails } = this.blockWords();
    const heading = this.tokens.slice(index + 1, open).filter((each) => this.vocabulary.keywords.has(each.image));
    const possible = this.wordsOf(this.head).filter((kind) => {
      const own = owners.get(kind);
      if (own === undefined || NAMELESS.has(kind) || !heading.every(({ image }) => HEADS[kind]?.includes(image))) return false;
      return words.length > 0 && words.every((word) => own.has(word) || tails.has(word));
    });
    // A word that only goes on with a line elsewhere counts where nothing fits as it is.
    const exact = possible.filter((kind) => words.every((word) => owners.get(kind)?.has(word)));
    const fitting = exact.length > 0 ? exact : possible;
    const kind = fitting[0] ?? '';
    const type = this.vocabulary.keywords.get(kind)?.strict;
    if (fitting.length !== 1 || type === undefined) return false;
    this.report(token, `\`${token.image}\` lacks its kind: write \`${kind} ${token.image}\`.`);
    this.kept.push({ ...createToken(type, kind, token.startOffset, token.startLine ?? 1, token.startColumn ?? 1), isInsertedInRecovery: true });
    this.statement = index;
    this.kinds.set(index, kind);
    return true;
  }

  /** The `{` that ends the line; -1 where there is none, or the block is in one line. */
  private endOfHead(index: number): number {
    let at = index;
    while (this.tokens[at + 1]?.startLine === this.tokens[index]?.startLine && this.tokens[at]?.image !== '{') at++;
    return this.tokens[at]?.image === '{' ? at : -1;
  }

  private inspectArrow(index: number, token: Token): number {
    const half = this.endOfHalfArrow(index);
    if (half !== -1) {
      this.faults.push({ message: 'After `->` a name is missing.', offset: token.startOffset, length: (this.tokens[half]?.endOffset ?? 0) + 1 - token.startOffset });
      return half;
    }
    if (isArrow(this.tokens[endOfPath(this.tokens, index)]) && !this.isAllowed('->', false)) {
      return this.takeOut(index, token, `An arrow does not belong in ${nameOfBlock(this.head)}.`);
    }
    this.statement = index;
    return -1;
  }

  private takeOut(index: number, token: Token, message: string): number {
    if (this.lastDropped !== index - 1 || index === 0) this.report(token, message);
    return endOfStatement(this.tokens, index);
  }

  private report(token: Token, message: string): void {
    this.faults.push({ message, offset: token.startOffset, length: token.image.length });
  }

  private wordsOf(head: string): readonly string[] {
    return [...(this.blockWords().words.get(head) ?? [])].filter((word) => word !== '->');
  }

  private describeUnknown(token: Token, next: Token | undefined): string {
    if (next !== undefined && next.startLine === token.endLine && NO_ARROWS.has(next.image)) {
      return `\`${token.image}\` begins no arrow: arrows are written \`a -> b\`.`;
    }
    const own = didYouMean(token.image, this.wordsOf(this.head));
    const hint = own === '' && (next?.image === '{' || next?.tokenType.name === 'ID') ? didYouMean(token.image, this.wordsOf('')) : own;
    if (this.head === '?') return `\`${token.image}\` is not known here.`;
    if (this.head !== '') return `\`${token.image}\` is not a property of ${nameOfBlock(this.head)}.${hint}`;
    const advice = hint === '' ? ' Begin with a kind, such as `system` or `journey`, or with an arrow `a -> b`.' : hint;
    return `\`${token.image}\` does not begin a declaration.${advice}`;
  }

  private describeMisplaced(token: Token): string {
    if (this.head === '') return `\`${token.image}\` does not begin a declaration: it belongs inside a block.`;
    if (this.vocabulary.declarationKeywords.has(token.image)) return `\`${token.image}\` does not belong in ${nameOfBlock(this.head)}: declare it outside.`;
    return `\`${token.image}\` is not a property of ${nameOfBlock(this.head)}.${didYouMean(token.image, this.wordsOf(this.head))}`;
  }

  /**
   * The word that stands for the block that opens at `index`; the values at a plateau are those of the block around.
   * Where several statements share the line and more than one could own the block, it is `?`, and everything is allowed inside.
   */
  private headOf(index: number): string {
    const kind = this.kinds.get(this.statement);
    if (kind !== undefined) return kind;
    const first = this.tokens[this.statement];
    if (first === undefined || this.statement >= index) return '?';
    const beginsArrow = first.tokenType === this.vocabulary.terminals.link || first.tokenType === this.vocabulary.keywords.get(first.image)?.prefix;
    const others = this.countOwners(this.statement + 2, index);
    if (beginsArrow) return others === 0 ? '->' : '?';
    const name = first.tokenType.name;
    if (others > 0 || !this.canOwn(first)) return '?';
    if (name === 'at') return this.head;
    const second = this.tokens[this.statement + 1]?.image ?? '?';
    return name !== 'defaults' ? name : second === 'integration' ? '->' : second;
  }

  private countOwners(from: number, to: number): number {
    let count = 0;
    for (let at = from, depth = 0; at < to; at++) {
      const token = this.tokens[at];
      if (token?.image === '(') depth++;
      else if (token?.image === ')') depth--;
      else if (token !== undefined && depth === 0 && this.canOwn(token)) count++;
    }
    return count;
  }

  /** Whether the keyword may begin a statement with a block here. */
  private canOwn(token: Token): boolean {
    const { name } = token.tokenType;
    return name === 'at' || name === 'defaults' || (this.blockWords().words.has(name) && this.isAllowed(name, false));
  }

  /** The arrow of a line that ends with it, where the next line is a statement of its own; -1 where there is none. */
  private endOfHalfArrow(index: number): number {
    const arrow = endOfPath(this.tokens, index);
    const next = this.tokens[arrow + 1];
    if (!isArrow(this.tokens[arrow]) || (next !== undefined && next.startLine === this.tokens[arrow]?.endLine)) return -1;
    if (next === undefined || next.image === '}' || this.vocabulary.keywords.get(next.image)?.strict === next.tokenType) return arrow;
    return next.tokenType === this.vocabulary.terminals.link && isArrow(this.tokens[endOfPath(this.tokens, arrow + 1)]) ? arrow : -1;
  }

  /** Whether what stands before the line wants no further word. */
  private isComplete(index: number): boolean {
    const { word, inlineWord, currency, quantity, date, time, string, link } = this.vocabulary.terminals;
    const previous = this.tokens[index - 1];
    switch (previous?.tokenType) {
      case undefined:
      case quantity:
      case date:
      case time:
        return true;
      case string:
        return this.tokens[index - 2]?.image !== 'meta';
      case word:
      case inlineWord:
      case currency:
      case link:
        return isValue(this.tokens, index - 1);
      default:
        return previous !== undefined && ENDS.has(previous.image);
    }
  }
}

/** The words that begin the statements of a block. */
function firstWords(tokens: readonly Token[], open: number): readonly string[] {
  const words: string[] = [];
  for (let at = open + 1, depth = 1; at < tokens.length; at++) {
    const token = tokens[at];
    if (token?.image === '{') depth++;
    else if (token?.image === '}' && --depth === 0) break;
    else if (depth === 1 && token !== undefined && token.image !== '}' && (at === open + 1 || tokens[at - 1]?.endLine !== token.startLine)) {
      words.push(isArrow(tokens[endOfPath(tokens, at)]) ? '->' : token.image);
    }
  }
  return words;
}

/** The token behind the path that begins at `index`. */
function endOfPath(tokens: readonly Token[], index: number): number {
  let at = index + 1;
  while (tokens[at]?.image === '.') at += 2;
  return at;
}

function isArrow(token: Token | undefined): boolean {
  return token?.image === '->' || token?.image === '<->';
}

/** Whether the word at `index` ends its statement: a few words back there is none that takes two. */
function isValue(tokens: readonly Token[], index: number): boolean {
  for (let at = index - 1; at >= index - 6; at--) {
    const image = tokens[at]?.image;
    if (image === undefined || image === '{' || image === '}') return true;
    if (TWO_WORDS.has(image)) return false;
  }
  return true;
}

/** The last token of the line, or of the block that its `{` opens. */
function endOfStatement(tokens: readonly Token[], start: number): number {
  let depth = 0;
  for (let index = start; index < tokens.length; index++) {
    const image = tokens[index]?.image;
    if (image === '{') depth++;
    else if (image === '}' && --depth < 0) return index - 1;
    const next = tokens[index + 1];
    if (depth === 0 && (next === undefined || next.startLine !== tokens[index]?.endLine) && next?.image !== '{') return index;
  }
  return tokens.length - 1;
}
