import type { AstNode } from 'langium';
import { SelectionRangeRequest } from 'vscode-languageserver';
import type { Position, SelectionRange } from 'vscode-languageserver';
import type { Range } from '../../model/source.ts';
import { placeOf } from '../syntax-place.ts';
import { covers, isBefore } from '../text-range.ts';
import type { DocumentView, Provider } from './provider.ts';
import { childrenOf, syntaxOf } from './syntax-of.ts';
import { fragmentOf } from './target.ts';
import { wordAt } from './word.ts';

export const selectionRanges: Provider = {
  capabilities: { selectionRangeProvider: true },
  register(requests) {
    requests.onDocument(SelectionRangeRequest.type, null, (view, { positions }) =>
      positions.map((position) => selectionAt(view, position)),
    );
  },
};

/** From the word over value, property, block and declarations to the file, each inside the next. */
function selectionAt(view: DocumentView, position: Position): SelectionRange {
  const { text } = view;
  const whole = { start: text.positionAt(0), end: text.positionAt(text.getText().length) };
  const around = [...stretches(view, position), whole]
    .filter((range) => covers(range, position) && covers(whole, range.end))
    .sort((a, b) => lengthOf(view, a) - lengthOf(view, b));
  let chain: SelectionRange | undefined;
  for (const range of nested(around).reverse()) chain = chain ? { range, parent: chain } : { range };
  return chain ?? { range: whole };
}

/** Everything that is a unit to a reader, in no order. */
function stretches(view: DocumentView, position: Position): readonly Range[] {
  const word = wordAt(view.text, position);
  const properties = [...(fragmentOf(view)?.sources.values() ?? [])]
    .filter(({ range }) => covers(range, position))
    .flatMap((source) => Object.values(source.properties));
  const nodes = childrenOf(syntaxOf(view.document)).flatMap((node) => nodesAround(view, node, position));
  return [...(word ? [word.range] : []), ...properties, ...nodes];
}

function nodesAround(view: DocumentView, node: AstNode, position: Position): readonly Range[] {
  const place = placeOf(node);
  if (!place || !covers(place.range, position)) return [];
  const parts = place.parts().map(({ range }) => range);
  const braces = parts.filter((range) => /^[{}]$/.test(view.text.getText(range)));
  const [opening, closing] = [braces[0], braces.at(-1)];
  const block = opening && closing && opening !== closing ? blockRanges(opening, closing) : [];
  const inner = childrenOf(node).flatMap((child) => nodesAround(view, child, position));
  return [place.range, ...block, ...parts.flatMap((range) => [range, ...insideQuotes(view, range)]), ...inner];
}

function blockRanges(opening: Range, closing: Range): readonly Range[] {
  return [
    { start: opening.start, end: closing.end },
    { start: opening.end, end: closing.start },
  ];
}

function insideQuotes(view: DocumentView, range: Range): readonly Range[] {
  const written = view.text.getText(range);
  const quotes = /^("""|").*\1$/s.exec(written)?.[1]?.length;
  if (quotes === undefined || written.length < 2 * quotes) return [];
  const start = view.text.offsetAt(range.start) + quotes;
  const end = view.text.offsetAt(range.end) - quotes;
  return [{ start: view.text.positionAt(start), end: view.text.positionAt(end) }];
}

/** Of stretches sorted by length those that hold the one before, once each. */
function nested(sorted: readonly Range[]): Range[] {
  const chain: Range[] = [];
  for (const range of sorted) {
    const last = chain.at(-1);
    const holds = !last || (!isBefore(last.start, range.start) && !isBefore(range.end, last.end));
    const isSame = last && !isBefore(range.start, last.start) && !isBefore(last.end, range.end);
    if (holds && !isSame) chain.push(range);
  }
  return chain;
}

function lengthOf({ text }: DocumentView, { start, end }: Range): number {
  return text.offsetAt(end) - text.offsetAt(start);
}
