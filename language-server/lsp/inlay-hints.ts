import { InlayHintRequest } from 'vscode-languageserver';
import type { InlayHint, Range } from 'vscode-languageserver';
import type { Element } from '../../model/element.ts';
import type { ElementSource, Position } from '../../model/source.ts';
import { availabilityHints } from './availability-hint.ts';
import { defaultsHint } from './defaults-hint.ts';
import { elementOf } from './element-lookup.ts';
import { ownerHint } from './owner-hint.ts';
import type { DocumentView, Provider } from './provider.ts';
import { fragmentOf } from './target.ts';

export const inlayHints: Provider = {
  capabilities: { inlayHintProvider: { resolveProvider: false } },
  register(requests) {
    requests.onDocument(InlayHintRequest.type, null, (view, { range }) => hintsIn(view, range));
  },
};

/** What holds for an element without being written there. */
export interface Hint {
  readonly label: string;
  /** How it comes about; plain text. */
  readonly why: string;
  /** Where it goes; behind the head of the declaration when undefined. */
  readonly at?: Position;
}

function hintsIn(view: DocumentView, asked: Range): InlayHint[] {
  const fragment = fragmentOf(view);
  const hints: InlayHint[] = [];
  for (const [id, source] of fragment?.sources ?? []) {
    if (source.template) continue;
    if (source.range.end.line < asked.start.line || source.range.start.line > asked.end.line) continue;
    const element = elementOf(view.state.model, id);
    if (!element || element.undeclared) continue;
    for (const { label, why, at = headEnd(view, source) } of hintsOf(view, element, source)) {
      hints.push({ position: at, label, tooltip: why, paddingLeft: true });
    }
  }
  return hints;
}

function hintsOf({ state }: DocumentView, element: Element, source: ElementSource): readonly Hint[] {
  switch (element.kind) {
    case 'system':
    case 'integration':
      return [...ownerHint(state, element), ...defaultsHint(state, element)];
    case 'journey':
      return [...defaultsHint(state, element), ...availabilityHints(state, element, source)];
    default:
      return defaultsHint(state, element);
  }
}

/** In front of the brace of a declaration's block; at its end where it has none. */
function headEnd({ text }: DocumentView, { name, range, blockEnd }: ElementSource): Position {
  if (!blockEnd) return range.end;
  const start = text.offsetAt(name.end);
  const rest = text.getText({ start: name.end, end: range.end });
  for (const { 0: piece, index } of rest.matchAll(pieces)) {
    if (piece === '{') return text.positionAt(start + rest.slice(0, index).trimEnd().length);
  }
  return range.end;
}

const pieces = /"""[\s\S]*?(?:"""|$)|"(?:\\.|[^"\\\n])*"?|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|\{/g;
