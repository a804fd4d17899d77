import { GrammarAST, isCompositeCstNode } from 'langium';
import type { AstNode, CstNode } from 'langium';
import type { Range } from '../../model/source.ts';

/** Where a node's assigned values and the properties around them stand. */
export interface SyntaxPlaces {
  /** Each value that was assigned to a feature, in order. */
  readonly values: ReadonlyMap<string, readonly Range[]>;
  /** Each stretch from a property's keyword to its last value, by feature. */
  readonly properties: ReadonlyMap<string, Range>;
}

const known = new WeakMap<AstNode, SyntaxPlaces>();

/** Reads the concrete syntax of one node once; empty for a node without one. */
export function placesOf(node: AstNode): SyntaxPlaces {
  let places = known.get(node);
  if (!places) {
    const values = new Map<string, Range[]>();
    const properties = new Map<string, Range>();
    if (node.$cstNode) collect(node.$cstNode, node, values, properties);
    places = { values, properties };
    known.set(node, places);
  }
  return places;
}

/** The range of a node's text; an empty one at the start of the file for a node without text. */
export function rangeOf(node: AstNode): Range {
  return node.$cstNode?.range ?? emptyRange;
}

/** The range of a feature's value, the one at `index` of a list; the whole node where there is none. */
export function valueRange(node: AstNode, feature: string, index = 0): Range {
  return placesOf(node).values.get(feature)?.[index] ?? rangeOf(node);
}

export const emptyRange: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/**
 * The keywords before a value belong to its property, except the one that begins the declaration and those that are
 * signs. Grammar fragments leave no node of their own, so it is the order of the leaves that tells.
 */
function collect(cst: CstNode, owner: AstNode, values: Map<string, Range[]>, properties: Map<string, Range>): void {
  if (!isCompositeCstNode(cst)) return;
  let keyword: CstNode | undefined;
  for (const child of cst.content) {
    if (child.hidden) continue;
    const feature = assignedFeature(child.grammarSource);
    if (feature !== undefined) {
      const ranges = values.get(feature);
      if (ranges) ranges.push(child.range);
      else values.set(feature, [child.range]);
      const before = properties.get(feature);
      // Said twice, with something else between: the place is where it is said first.
      if (!before) properties.set(feature, { start: (keyword ?? child).range.start, end: child.range.end });
      else if (!keyword) properties.set(feature, { start: before.start, end: child.range.end });
      keyword = undefined;
    } else if (isCompositeCstNode(child) && child.astNode === owner) {
      collect(child, owner, values, properties);
      keyword = undefined;
    } else if (!/^\p{L}/u.test(child.text)) {
      keyword = undefined;
    } else if (child.offset !== owner.$cstNode?.offset) {
      // `run owner` and `end of life` begin with their first word; a word on a line of its own has lost its value.
      if (keyword?.range.start.line !== child.range.start.line) keyword = child;
    }
  }
}

const features = new WeakMap<object, { readonly feature: string | undefined }>();

/** The feature that a grammar element's match is assigned to. */
function assignedFeature(element: GrammarAST.AbstractElement | undefined): string | undefined {
  if (!element) return undefined;
  let entry = features.get(element);
  if (!entry) {
    let node: AstNode | undefined = element;
    while (node && !GrammarAST.isAssignment(node) && !GrammarAST.isParserRule(node)) node = node.$container;
    entry = { feature: node && GrammarAST.isAssignment(node) ? node.feature : undefined };
    features.set(element, entry);
  }
  return entry.feature;
}
