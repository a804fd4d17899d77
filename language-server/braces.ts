import { unclosedBlock } from './fault-summary.ts';
import type { BlockWords } from './block-words.ts';
import type { LexicalFault } from './scanner.ts';
import { createToken, type Token } from './token.ts';
import type { Vocabulary } from './vocabulary-tokens.ts';

/**
 * Balances braces, where they do not, by what people keep right even when they forget a brace: indentation. A declaration in the first
 * column closes what is open; a `}` that begins its line closes the block whose line begins in its column, or shows that the line above
 * it in that column lacks its `{`. Inserted braces are marked as such and take no room in the text.
 */
export function balanceBraces(tokens: Token[], vocabulary: Vocabulary, blockWords: () => BlockWords, faults: LexicalFault[]): Token[] {
  let balance = balanceOf(tokens, vocabulary);
  // The second look knows heads that go over several lines, which are rare.
  if (balance === 'doubtful') balance = balanceOf(tokens, vocabulary, blockWords());
  if (balance === 'right') return tokens;
  const repair = new BraceRepair(tokens, vocabulary, blockWords());
  const repaired = repair.run();
  // A missing `}` and a missing `{` even out. Where the text is right and only laid out unusually, the repair does not come out even.
  if (balance === 'doubtful' && !repair.cameOutEven) return tokens;
  for (const fault of repair.faults) faults.push(fault);
  return repaired;
}

/** `doubtful` is a text whose braces balance but contradict its layout. */
function balanceOf(tokens: readonly Token[], vocabulary: Vocabulary, blockWords?: BlockWords): 'right' | 'doubtful' | 'wrong' {
  const columns: number[] = [];
  let column = 1;
  /** The column of the statement whose head may go on in the next line. */
  let head: number | undefined;
  let doubtful = false;
  for (const [index, token] of tokens.entries()) {
    const startsLine = tokens[index - 1]?.endLine !== token.startLine;
    if (token.image === '{' || token.image === '}') head = undefined;
    if (startsLine) {
      column = token.startColumn ?? 1;
      if (blockWords !== undefined && beginsBlock(tokens, index, vocabulary, blockWords)) head = column;
      else if (head !== undefined && head < column) column = head;
      else head = undefined;
    }
    if (token.image === '{') columns.push(column);
    else if (token.image === '}') {
      if (columns.length === 0) return 'wrong';
      if (columns.pop() !== column && startsLine) doubtful = true;
    } else if (startsLine && columns.length > 0) {
      const outdented = column > 1 ? column <= (columns[columns.length - 1] ?? 0) : true;
      if (outdented && (column > 1 ? isStatement(token, vocabulary) : beginsDeclaration(tokens, index, token, vocabulary))) doubtful = true;
    }
  }
  return columns.length > 0 ? 'wrong' : doubtful ? 'doubtful' : 'right';
}

/** Whether a statement begins at the token that can have a block. */
function beginsBlock(tokens: readonly Token[], index: number, vocabulary: Vocabulary, { words }: BlockWords): boolean {
  const token = tokens[index];
  const next = tokens[index + 1];
  if (token === undefined) return false;
  switch (token.image) {
    case 'on':
      return next?.image === 'fail';
    case 'after':
      return next?.tokenType === vocabulary.terminals.quantity;
    case 'when':
      return next?.tokenType !== vocabulary.terminals.string;
    case 'defaults':
      return true;
    default:
      return token.tokenType === vocabulary.terminals.link || (vocabulary.keywords.has(token.image) && words.has(token.image));
  }
}

function isStatement(token: Token, vocabulary: Vocabulary): boolean {
  return token.tokenType === vocabulary.terminals.link || vocabulary.keywords.has(token.image);
}

function beginsDeclaration(tokens: readonly Token[], index: number, token: Token, vocabulary: Vocabulary): boolean {
  const isLink = token.tokenType === vocabulary.terminals.link;
  if (!isLink && vocabulary.declarationKeywords.has(token.image)) return true;
  if (!isLink && token.tokenType !== vocabulary.keywords.get(token.image)?.prefix) return false;
  let at = isLink ? index + 1 : index + 2;
  while (tokens[at]?.image === '.') at += 2;
  const image = tokens[at]?.image;
  return image === '->' || image === '<->';
}

/** A line that begins at token `index`, `depth` blocks deep. */
interface LineStart {
  readonly index: number;
  readonly column: number;
  readonly depth: number;
}

/** An open `{`; `column` is where its line begins. */
interface OpenBrace {
  readonly token: Token;
  readonly index: number;
  readonly column: number;
}

function quote(image: string): string {
  return image.startsWith('"') ? image : `\`${image}\``;
}

class BraceRepair {
  private readonly tokens: readonly Token[];
  private readonly vocabulary: Vocabulary;
  readonly faults: LexicalFault[] = [];
  private readonly lines: LineStart[] = [];
  private readonly open: OpenBrace[] = [];
  private readonly dropped = new Set<number>();
  private readonly inserted = new Map<number, Token[]>();
  private readonly blockWords: BlockWords;
  private openers = 0;
  private closers = 0;

  constructor(tokens: readonly Token[], vocabulary: Vocabulary, blockWords: BlockWords) {
    this.blockWords = blockWords;
    this.tokens = tokens;
    this.vocabulary = vocabulary;
  }

  /** Whether as many braces were added on one side as on the other, and none taken out. */
  get cameOutEven(): boolean {
    return this.dropped.size === 0 && this.openers === this.closers;
  }

  run(): Token[] {
    for (const [index, token] of this.tokens.entries()) {
      const startsLine = this.tokens[index - 1]?.endLine !== token.startLine;
      const column = token.startColumn ?? 1;
      if (startsLine) {
        if (column > 1) this.closeOutdented(index, token, column);
        else if (this.open.length > 0 && beginsDeclaration(this.tokens, index, token, this.vocabulary)) this.closeDownTo(0, index);
        if (token.image !== '}') this.lines.push({ index, column, depth: this.open.length });
      }
      if (token.image === '{' && this.tokens[index - 1]?.image === '{') {
        this.drop(index, token, 'This `{` is one too many: remove it.');
      } else if (token.image === '{') {
        this.open.push({ token, index, column: this.lines[this.lines.length - 1]?.column ?? 1 });
      } else if (token.image === '}') {
        this.close(index, token, startsLine ? column : undefined);
      }
    }
    this.closeDownTo(0, this.tokens.length);
    return this.assemble();
  }

  /** A statement that does not stand deeper than the line of an open block is not inside of it. */
  private closeOutdented(index: number, token: Token, column: number): void {
    if (token.image === '}' || !isStatement(token, this.vocabulary)) return;
    const outer = this.open.findIndex((brace) => brace.column >= column);
    if (outer !== -1) this.closeDownTo(outer, index);
  }

  /** `column` is undefined where the brace does not begin its line, so that its place says nothing. */
  private close(index: number, token: Token, column: number | undefined): void {
    const top = this.open[this.open.length - 1];
    if (column !== undefined && column !== top?.column) {
      const owner = this.open.findLastIndex((brace) => brace.column === column);
      if (owner !== -1 && top !== undefined && top.column > column) {
        this.closeDownTo(owner + 1, index);
      } else if ((top === undefined || top.column < column) && this.openAtHead(column, top?.index ?? -1)) {
        return;
      }
    }
    if (column === undefined && this.openInLine(top?.index ?? -1)) return;
    if (this.open.pop() !== undefined) return;
    this.drop(index, token, 'This `}` closes nothing: remove it.');
  }

  /** Puts a `{` behind the line that begins in `column` and lacks it, if there is one since `after`; the `}` at hand closes it. */
  private openAtHead(column: number, after: number): boolean {
    for (let at = this.lines.length - 1; at >= 0; at--) {
      const line = this.lines[at];
      if (line === undefined || line.index <= after || line.column < column) return false;
      if (line.column > column || line.depth !== this.open.length) continue;
      const head = this.tokens[line.index];
      const next = this.lines[at + 1]?.index;
      // The parentheses of a template can end on a line of their own.
      if (head === undefined || next === undefined || (head.image !== ')' && !this.canHaveBlock(head))) return false;
      const last = this.tokens[next - 1];
      if (last === undefined || this.tokens.slice(line.index, next).some(({ image }) => image === '{')) return false;
      this.insert(next, '{');
      this.report(last, `\`{\` is missing after ${quote(last.image)}: only the \`}\` of this block is there.`);
      return true;
    }
    return false;
  }

  /** Puts the `{` of a block in one line before its first property, where the line has the head and the `}` only. */
  private openInLine(after: number): boolean {
    const line = this.lines[this.lines.length - 1];
    const head = line === undefined ? undefined : this.tokens[line.index];
    if (line === undefined || head === undefined || line.index <= after || !this.canHaveBlock(head)) return false;
    const words = this.blockWords.words.get(head.tokenType === this.vocabulary.terminals.link ? '->' : head.image);
    const isProperty = ({ image }: Token): boolean => words?.has(image) === true && !this.blockWords.tails.has(image);
    for (let at = line.index + 2; this.tokens[at]?.startLine === head.startLine; at++) {
      const [token, last] = [this.tokens[at], this.tokens[at - 1]];
      if (token === undefined || last === undefined || token.image === '{' || token.image === '}') return false;
      if (!isProperty(token) || last.image === '->' || last.image === ',') continue;
      this.insert(at, '{');
      this.report(last, `\`{\` is missing after ${quote(last.image)}: only the \`}\` of this block is there.`);
      return true;
    }
    return false;
  }

  private closeDownTo(depth: number, index: number): void {
    const innermost = this.open[this.open.length - 1];
    if (innermost === undefined || this.open.length <= depth) return;
    this.report(innermost.token, unclosedBlock);
    while (this.open.length > depth) {
      this.open.pop();
      this.insert(index, '}');
    }
  }

  private canHaveBlock(head: Token): boolean {
    return head.tokenType === this.vocabulary.terminals.link || head.image === 'defaults' || this.blockWords.words.has(head.image);
  }

  private insert(index: number, image: '{' | '}'): void {
    const type = this.vocabulary.symbols.get(image);
    const previous = this.tokens[index - 1];
    if (type === undefined || previous === undefined) return;
    const offset = (previous.endOffset ?? 0) + 1;
    const token = createToken(type, image, offset, previous.endLine ?? 1, (previous.endColumn ?? 0) + 1);
    const brace: Token = { ...token, endOffset: offset - 1, endColumn: previous.endColumn ?? 0, isInsertedInRecovery: true };
    if (image === '{') this.openers++;
    else this.closers++;
    const before = this.inserted.get(index);
    if (before === undefined) this.inserted.set(index, [brace]);
    else before.push(brace);
  }

  private drop(index: number, token: Token, message: string): void {
    this.dropped.add(index);
    this.report(token, message);
  }

  private report(token: Token, message: string): void {
    this.faults.push({ message, offset: token.startOffset, length: token.image.length });
  }

  private assemble(): Token[] {
    const result: Token[] = [];
    for (const [index, token] of this.tokens.entries()) {
      const before = this.inserted.get(index);
      if (before !== undefined) for (const brace of before) result.push(brace);
      if (!this.dropped.has(index)) result.push(token);
    }
    result.push(...(this.inserted.get(this.tokens.length) ?? []));
    return result;
  }
}
