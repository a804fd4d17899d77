import { HoverRequest, MarkupKind } from 'vscode-languageserver';
import type { Hover } from 'vscode-languageserver';
import { keywordHelp } from '../reference/keyword-help.ts';
import { elementText } from './element-text.ts';
import type { DocumentView, Provider } from './provider.ts';
import { targetAt } from './target.ts';
import { wordAt } from './word.ts';

export const hover: Provider = {
  capabilities: { hoverProvider: true },
  register(requests) {
    requests.onDocument(HoverRequest.type, null, (view, { position }) => hoverAt(view, position));
  },
};

/** About the element that is named here, else about the keyword. */
function hoverAt(view: DocumentView, position: { readonly line: number; readonly character: number }): Hover | null {
  const target = targetAt(view, position);
  if (target) return { range: target.range, contents: markdown(elementText(view.state, target.element)) };
  const word = wordAt(view.text, position);
  const help = word && keywordHelp(view.document.text, view.text.offsetAt(word.range.start), word.text);
  return help === undefined || !word ? null : { range: word.range, contents: markdown(help) };
}

function markdown(value: string): Hover['contents'] {
  return { kind: MarkupKind.Markdown, value };
}
