import type { LexicalFault } from './scanner.ts';
import { parameterTypes } from './template/parameter.ts';
import { createToken, type Token, type TokenType } from './token.ts';
import type { Vocabulary } from './vocabulary-tokens.ts';

/** Behind these a value is due, on the next line too. */
const continued: ReadonlySet<string> = new Set([':', '=', ',', '[', '|', '(']);

const heads: ReadonlySet<string> = new Set(['template', 'use', 'conform']);

/**
 * Repairs the parentheses of templates and of their uses, whose entries stand on lines of their own: what is missing is put in, an
 * entry that cannot be read is left out, and the block behind them keeps its meaning. Each repair is one fault.
 */
export function repairParentheses(tokens: Token[], vocabulary: Vocabulary, faults: LexicalFault[]): Token[] {
  if (!tokens.some(({ image }) => image === '(' || heads.has(image))) return tokens;
  const repair = new ParenthesesRepair(tokens, vocabulary, faults);
  return repair.run();
}

class ParenthesesRepair {
  private readonly tokens: readonly Token[];
  private readonly vocabulary: Vocabulary;
  private readonly faults: LexicalFault[];
  private readonly kept: Token[] = [];

  constructor(tokens: readonly Token[], vocabulary: Vocabulary, faults: LexicalFault[]) {
    this.tokens = tokens;
    this.vocabulary = vocabulary;
    this.faults = faults;
  }

  run(): Token[] {
    let index = 0;
    while (index < this.tokens.length) {
      const head = this.headAt(index);
      index = head ? this.readHead(index, head) : this.keep(index);
    }
    return this.kept;
  }

  /** The keyword that stands at a line's beginning, or is missing there in front of a name and its parentheses. */
  private headAt(index: number): string | undefined {
    const token = this.tokens[index];
    if (!token || !this.isWord(index) || !this.beginsLine(index)) return undefined;
    if (heads.has(token.image)) return this.image(index + 1) === '.' || /^<?->$/.test(this.image(index + 1)) ? undefined : token.image;
    const end = this.endOfPath(index);
    const isNamed = this.image(end) === 'as' && this.isWord(end + 1);
    const open = isNamed ? end + 2 : end;
    if (this.image(open) !== '(' || this.image(open + 2) !== ':' || !this.isWord(open + 1)) return undefined;
    const type = this.image(open + 3);
    return !isNamed && (type === 'list' || parameterTypes.includes(type)) ? 'template' : 'use';
  }

  private readHead(start: number, head: string): number {
    const token = this.tokens[start];
    let index = start;
    if (token && token.image !== head) {
      this.fault(token, `\`${token.image}\` lacks its kind: write \`${head} ${token.image}\`.`);
      this.insert(head, this.vocabulary.terminals.word, token);
    } else index = this.keep(start);
    if (head === 'conform' && this.image(index) === 'to') index = this.keep(index);
    if (head === 'use' && this.image(index) === 'as' && this.isWord(index + 1) && this.image(index + 2) === '(') {
      this.fault(this.tokens[index], 'Between `use` and `as` the name of a template is missing.');
      this.insert('', this.vocabulary.terminals.word, this.tokens[index]);
    } else if (head === 'template' && this.image(index) === '(') {
      this.fault(this.tokens[index - 1], 'After `template` a name is missing.');
      this.insert('', this.vocabulary.terminals.word, this.tokens[index]);
    } else {
      const end = head === 'template' ? index + 1 : this.endOfPath(index);
      while (index < end && this.isInHead(start, index)) index = this.keep(index);
    }
    if (head === 'use' && this.image(index) === 'as' && this.image(index + 1) === '(') {
      this.fault(this.tokens[index], 'After `as` a name is missing.');
      index = this.keep(index);
      this.insert('', this.vocabulary.terminals.word, this.tokens[index]);
    } else if (head === 'use' && this.image(index) === 'as') index = this.keep(this.keep(index));
    else if (head === 'use' && this.isWord(index) && this.image(index + 1) === '(') {
      this.fault(this.tokens[index], `\`as\` is missing before \`${this.image(index)}\`.`);
      this.insert('as', this.vocabulary.terminals.word, this.tokens[index]);
      index = this.keep(index);
    }
    if (this.image(index) === '(') return this.readEntries(this.keep(index), start, head);
    if (!this.isWord(index) || this.image(index + 1) !== ':') return index;
    this.fault(this.tokens[index - 1], `\`(\` is missing after \`${this.image(index - 1)}\`.`);
    this.insert('(', this.vocabulary.symbols.get('('), this.tokens[index]);
    return this.readEntries(index, start, head);
  }

  /** The entries up to the closing parenthesis, which is put in where a block or the next declaration begins. */
  private readEntries(from: number, start: number, head: string): number {
    let index = from;
    let count = 0;
    for (;;) {
      const end = this.endOfEntry(index, start);
      const entry = this.tokens.slice(index, end);
      const next = this.image(end);
      const isRead = entry.length > 0 && this.readEntry(entry, head, count > 0);
      if (isRead) count++;
      else if (entry.length === 0 && next === ',') this.fault(this.tokens[end], 'This `,` is one too many: remove it.');
      else if (entry.length === 0 && next === ')' && count > 0 && this.image(end - 1) === ',') this.fault(this.tokens[end - 1], 'This `,` is one too many: remove it.');
      if (next === ')') return this.keep(end);
      if (next === ',') index = end + 1;
      else if (this.isWord(end) && this.image(end + 1) === ':') {
        this.fault(this.tokens[end], `\`,\` is missing before \`${next}\`.`);
        index = end;
      } else {
        this.fault(this.tokens[end - 1], `\`)\` is missing after \`${this.image(end - 1)}\`.`);
        this.insert(')', this.vocabulary.symbols.get(')'), this.tokens[end - 1]);
        return end;
      }
    }
  }

  /** Where an entry ends: at a comma, at the name of the next, at the parenthesis, or where the head itself has ended. */
  private endOfEntry(from: number, start: number): number {
    let depth = 0;
    let index = from;
    for (; index < this.tokens.length; index++) {
      const image = this.image(index);
      if (image === '[') depth++;
      else if (image === ']') depth = Math.max(0, depth - 1);
      else if (image === '{' || image === '}' || image === ')') break;
      else if (depth === 0 && image === ',') break;
      else if (index > from && depth === 0 && this.isWord(index) && this.image(index + 1) === ':' && this.image(index - 1) !== ':') break;
      else if (index > from && depth === 0 && this.endsHead(start, index)) break;
    }
    return index;
  }

  /** Keeps an entry, mended; false where nothing of it can be read. */
  private readEntry(entry: readonly Token[], head: string, isLater: boolean): boolean {
    const [name, colon, value] = entry;
    const what = head === 'template' ? 'type' : 'value';
    const problem =
      name?.image === ':'
        ? 'A name is missing before `:`.'
        : colon?.image !== ':'
          ? `After \`${name?.image}\` \`:\` and a ${what} are missing.`
          : value === undefined
            ? `After \`${name?.image}:\` a ${what} is missing.`
            : undefined;
    if (problem !== undefined) {
      this.fault(name?.image === ':' ? colon : name, problem);
      return false;
    }
    if (isLater) this.insert(',', this.vocabulary.symbols.get(','), name);
    if (head !== 'template') for (const token of entry) this.kept.push(token);
    else this.readParameter(entry);
    return true;
  }

  /** `size: small | large = small`: what is missing between two words or before a default is put in. */
  private readParameter(entry: readonly Token[]): void {
    const isList = entry[2]?.image === 'list' && entry[3]?.image === 'of';
    let isDefault = false;
    entry.forEach((token, at) => {
      const previous = entry[at - 1];
      if (token.image === '=') isDefault = true;
      const isType = at > (isList ? 4 : 2) && !isDefault && previous !== undefined && previous.image !== '|';
      const isValue = token.tokenType === this.vocabulary.terminals.string || /^\d/.test(token.image) || token.image === '[';
      if (isType && isValue) {
        this.fault(token, `\`=\` is missing before \`${token.image}\`.`);
        this.insert('=', this.vocabulary.symbols.get('='), token);
        isDefault = true;
      } else if (isType && token.tokenType === this.vocabulary.terminals.word && previous.tokenType === this.vocabulary.terminals.word) {
        this.fault(token, `\`|\` is missing before \`${token.image}\`.`);
        this.insert('|', this.vocabulary.symbols.get('|'), token);
      }
      this.kept.push(token);
    });
  }

  /** A line that begins no deeper than the head's is none of its entries, but for the closing parenthesis. */
  private isInHead(start: number, index: number): boolean {
    const [head, token] = [this.tokens[start], this.tokens[index]];
    if (!head || !token || token.startLine === head.startLine || token.image === ')') return true;
    return (token.startColumn ?? 1) > (head.startColumn ?? 1);
  }

  /** A line that continues nothing and begins no deeper than the head, or with the title that stands behind the parentheses. */
  private endsHead(start: number, index: number): boolean {
    if (!this.beginsLine(index) || continued.has(this.image(index - 1))) return false;
    return !this.isInHead(start, index) || this.tokens[index]?.tokenType === this.vocabulary.terminals.string;
  }

  private endOfPath(start: number): number {
    let end = start + 1;
    while (this.image(end) === '.' && this.isWord(end + 1)) end += 2;
    return end;
  }

  private beginsLine(index: number): boolean {
    const [previous, token] = [this.tokens[index - 1], this.tokens[index]];
    return !previous || previous.endLine !== token?.startLine || previous.image === '{' || previous.image === '}';
  }

  private isWord(index: number): boolean {
    return this.tokens[index]?.tokenType === this.vocabulary.terminals.word;
  }

  private image(index: number): string {
    return this.tokens[index]?.image ?? '';
  }

  private keep(index: number): number {
    const token = this.tokens[index];
    if (token) this.kept.push(token);
    return index + 1;
  }

  private insert(image: string, type: TokenType | undefined, before: Token | undefined): void {
    if (!type || !before) return;
    const token = createToken(type, image, before.startOffset, before.startLine ?? 1, before.startColumn ?? 1);
    // It takes no room, and its line is that of the head, so that it is not taken for the first of a line.
    this.kept.push({ ...token, endOffset: before.startOffset - 1, endColumn: (before.startColumn ?? 1) - 1, isInsertedInRecovery: true });
  }

  private fault(token: Token | undefined, message: string): void {
    if (token) this.faults.push({ message, offset: token.startOffset, length: token.image.length });
  }
}
