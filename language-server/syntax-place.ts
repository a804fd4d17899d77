import { GrammarAST } from 'langium';
import type { AstNode, CstNode, LexerResult } from 'langium';
import type { Position, Range } from '../model/source.ts';

/**
 * Where a node of the syntax tree stands, and where each of its parts does: `$cstNode` of every node. It takes the place
 * of Langium's tree of tokens, which takes five times the memory of everything else that is read from a text.
 */
export class SyntaxPlace {
  offset = 0;
  end = 0;
  private firstPart = 0;
  private lastPart = 0;
  private readonly source: PlacedText;

  constructor(source: PlacedText) {
    this.source = source;
  }

  get length(): number {
    return this.end - this.offset;
  }

  get text(): string {
    return this.source.text.substring(this.offset, this.end);
  }

  get range(): Range {
    return this.source.range(this.offset, this.end);
  }

  /** Langium links the tree of tokens back to the nodes; a place must not keep them. */
  set astNode(_node: unknown) {}

  /** What it is made of, in the order of the text, whitespace and comments aside. */
  parts(): readonly SyntaxPart[] {
    return this.source.parts(this.firstPart, this.lastPart);
  }

  /** Of the feature's value at `index` of a list; undefined where there is none. */
  valueRange(feature: string, index: number): Range | undefined {
    return this.source.valueRange(this.firstPart, this.lastPart, kindsByFeature.get(feature), index);
  }

  /** The same as offsets. */
  valueSpan(feature: string, index: number): { readonly start: number; readonly end: number } | undefined {
    return this.source.valueSpan(this.firstPart, this.lastPart, kindsByFeature.get(feature), index);
  }

  /** Of the whole text that it is part of. */
  slice(start: number, end: number): string {
    return this.source.text.substring(start, end);
  }

  /** A stretch of the whole text that it is part of. */
  rangeBetween(start: number, end: number): Range {
    return this.source.range(start, end);
  }

  settle(parts: readonly number[]): void {
    this.offset = parts[1] ?? 0;
    this.end = parts[parts.length - 1] ?? 0;
    this.firstPart = this.source.store(parts);
    this.lastPart = this.firstPart + parts.length;
  }
}

/** A token or a node right inside a node. */
export interface SyntaxPart {
  /** What it was assigned to; of what is not assigned, whether it is a word or a sign. */
  readonly as: { readonly feature: string } | 'keyword' | 'sign';
  readonly range: Range;
}

/** The place of a node; undefined for one that was made, not read. */
export function placeOf(node: AstNode): SyntaxPlace | undefined {
  return node.$cstNode as unknown as SyntaxPlace | undefined;
}

/** One text with the parts of all its nodes, three numbers each: what it is, start, end. */
class PlacedText {
  readonly text: string;
  private numbers = new Int32Array(256);
  private used = 0;
  private lineStarts: readonly number[] | undefined;

  constructor(text: string) {
    this.text = text;
  }

  store(parts: readonly number[]): number {
    const first = this.used;
    this.used += parts.length;
    if (this.used > this.numbers.length) {
      const larger = new Int32Array(Math.max(this.used, this.numbers.length * 2));
      larger.set(this.numbers);
      this.numbers = larger;
    }
    this.numbers.set(parts, first);
    return first;
  }

  parts(from: number, to: number): readonly SyntaxPart[] {
    const parts: SyntaxPart[] = [];
    for (let at = from; at < to; at += 3) {
      const [kind = sign, start = 0, end = 0] = [this.numbers[at], this.numbers[at + 1], this.numbers[at + 2]];
      parts.push({ as: kindNames[kind] ?? 'sign', range: this.range(start, end) });
    }
    return parts;
  }

  valueRange(from: number, to: number, kind: number | undefined, index: number): Range | undefined {
    const span = this.valueSpan(from, to, kind, index);
    return span && this.range(span.start, span.end);
  }

  valueSpan(from: number, to: number, kind: number | undefined, index: number): { readonly start: number; readonly end: number } | undefined {
    let count = 0;
    for (let at = from; at < to; at += 3) {
      if (this.numbers[at] !== kind) continue;
      if (count === index) return { start: this.numbers[at + 1] ?? 0, end: this.numbers[at + 2] ?? 0 };
      count++;
    }
    return undefined;
  }

  range(start: number, end: number): Range {
    const first = this.position(start);
    // A text that recovery has put together can end before it starts.
    return { start: first, end: end < start ? first : this.position(end) };
  }

  private position(offset: number): Position {
    this.lineStarts ??= findLineStarts(this.text);
    const starts = this.lineStarts;
    let low = 0;
    for (let high = starts.length; high - low > 1; ) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return { line: low, character: offset - (starts[low] ?? 0) };
  }
}

function findLineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

type Token = LexerResult['tokens'][number];

/** Stands in for Langium's builder of token trees; the parser calls it while it reads. */
export class PlaceBuilder {
  private source = new PlacedText('');
  private readonly places: SyntaxPlace[] = [];
  private readonly parts: number[][] = [];
  private readonly kinds: number[] = [];
  private depth = -1;
  /** What a value converter may ask of a token. */
  private readonly leaf: { grammarSource: GrammarAST.AbstractElement | undefined } = { grammarSource: undefined };

  buildRootNode(text: string): SyntaxPlace {
    this.source = new PlacedText(text);
    this.depth = -1;
    return this.open(sign);
  }

  buildCompositeNode(element: GrammarAST.AbstractElement): SyntaxPlace {
    return this.open(kindOf(element));
  }

  buildLeafNode(token: Token, element: GrammarAST.AbstractElement): CstNode {
    this.parts[this.depth]?.push(kindOf(element), token.startOffset, token.startOffset + token.image.length);
    this.leaf.grammarSource = element;
    return this.leaf as unknown as CstNode;
  }

  /** Comments have no place: those that document something are found among the tokens. */
  addHiddenNodes(): void {}

  construct(node: { $cstNode?: unknown }): void {
    const place = this.places[this.depth];
    const parts = this.parts[this.depth];
    const kind = this.kinds[this.depth] ?? sign;
    node.$cstNode = place;
    this.depth--;
    if (place === undefined || parts === undefined || parts.length === 0) return;
    place.settle(parts);
    parts.length = 0;
    this.parts[this.depth]?.push(kind, place.offset, place.end);
  }

  private open(kind: number): SyntaxPlace {
    const place = new SyntaxPlace(this.source);
    this.depth++;
    this.places[this.depth] = place;
    this.kinds[this.depth] = kind;
    const parts = this.parts[this.depth];
    if (parts === undefined) this.parts[this.depth] = [];
    else parts.length = 0;
    return place;
  }
}

const sign = 0;
const keyword = 1;
/** Signs, keywords, then one entry for each feature of the grammar. */
const kindNames: SyntaxPart['as'][] = ['sign', 'keyword'];
const kinds = new Map<GrammarAST.AbstractElement, number>();
const kindsByFeature = new Map<string, number>();

function kindOf(element: GrammarAST.AbstractElement): number {
  let kind = kinds.get(element);
  if (kind === undefined) {
    kind = findKind(element);
    kinds.set(element, kind);
  }
  return kind;
}

function findKind(element: GrammarAST.AbstractElement): number {
  let node: AstNode | undefined = element;
  while (node && !GrammarAST.isAssignment(node) && !GrammarAST.isParserRule(node)) node = node.$container;
  if (!node || !GrammarAST.isAssignment(node)) return GrammarAST.isKeyword(element) && !/^\p{L}/u.test(element.value) ? sign : keyword;
  const { feature } = node;
  let kind = kindsByFeature.get(feature);
  if (kind === undefined) {
    kind = kindNames.push({ feature }) - 1;
    kindsByFeature.set(feature, kind);
  }
  return kind;
}
