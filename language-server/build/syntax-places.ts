import type { AstNode } from 'langium';
import type { Range } from '../../model/source.ts';
import { placeOf, type SyntaxPlace } from '../syntax-place.ts';

/** The range of a node's text; an empty one at the start of the file for a node without text. */
export function rangeOf(node: AstNode): Range {
  return placeOf(node)?.range ?? emptyRange;
}

/** The range of a feature's value, the one at `index` of a list; the whole node where there is none. */
export function valueRange(node: AstNode, feature: string, index = 0): Range {
  return placeOf(node)?.valueRange(feature, index) ?? rangeOf(node);
}

export const emptyRange: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/**
 * Where each stated property stands, from its keyword to its last value, and as `carries.0` each of its values;
 * `rename` maps the grammar's names to the model's.
 */
export function readPropertyRanges(place: SyntaxPlace, rename: Readonly<Record<string, string>>): Readonly<Record<string, Range>> {
  const properties = new Map<string, Range>();
  const values = new Map<string, Range[]>();
  // The keywords before a value belong to its property, except the one that begins the declaration and those that are
  // signs. Grammar fragments leave no node of their own, so it is the order of the parts that tells.
  let keyword: Range | undefined;
  place.parts().forEach(({ as, range }, position) => {
    if (as === 'sign') keyword = undefined;
    else if (as === 'keyword') {
      // `run owner` and `end of life` begin with their first word; a word on a line of its own has lost its value.
      if (position > 0 && keyword?.start.line !== range.start.line) keyword = range;
    } else {
      const { feature } = as;
      const own = values.get(feature);
      if (own) own.push(range);
      else values.set(feature, [range]);
      const before = properties.get(feature);
      // Said twice, with something else between: the place is where it is said first.
      if (!before) properties.set(feature, { start: (keyword ?? range).start, end: range.end });
      else if (!keyword) properties.set(feature, { start: before.start, end: range.end });
      keyword = undefined;
    }
  });
  const named: Record<string, Range> = {};
  for (const [feature, range] of properties) named[rename[feature] ?? feature] = range;
  for (const [feature, own] of values) {
    own.forEach((range, index) => {
      named[`${rename[feature] ?? feature}.${index}`] = range;
    });
  }
  return named;
}
