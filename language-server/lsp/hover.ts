import { HoverRequest, MarkupKind } from 'vscode-languageserver';
import type { Hover } from 'vscode-languageserver';
import type { ElementId } from '../../model/element-base.ts';
import type { ProjectState } from '../project.ts';
import { keywordHelp } from '../reference/keyword-help.ts';
import { contextItemAt, contextItemText } from './context-items.ts';
import { elementOf } from './element-lookup.ts';
import { elementText } from './element-text.ts';
import { escapeMarkdown } from './markdown.ts';
import { contractText, namedContract } from './named-contract.ts';
import type { DocumentView, Provider } from './provider.ts';
import { targetAt } from './target.ts';
import { wordAt } from './word.ts';
import { contractAt } from './written-paths.ts';

export const hover: Provider = {
  capabilities: { hoverProvider: true },
  register(requests) {
    requests.onDocument(HoverRequest.type, null, (view, { position }) => hoverAt(view, position));
  },
};

/** About the element that is named here, the item that is carried or the contract, else about the keyword. */
function hoverAt(view: DocumentView, position: { readonly line: number; readonly character: number }): Hover | null {
  const target = targetAt(view, position);
  if (target) return { range: target.range, contents: markdown(aboutElement(view.state, target.element)) };
  const carried = contextItemAt(view, position);
  if (carried) return { range: carried.range, contents: markdown(aboutItem(view.state, carried.item)) };
  const written = contractAt(view, position);
  const contract = written && namedContract(view, written.path);
  if (written && contract) return { range: written.range, contents: markdown(contractText(contract)) };
  const word = wordAt(view.text, position);
  const help = word && keywordHelp(view.document.text, view.text.offsetAt(word.range.start), word.text);
  return help === undefined || !word ? null : { range: word.range, contents: markdown(help) };
}

/** Of what is carried from step to step, who has to do with it as well. */
function aboutElement(state: ProjectState, id: ElementId): string {
  const element = elementOf(state.model, id);
  const isCarried = element?.kind === 'context' || element?.kind === 'data';
  return elementText(state, id) + (isCarried ? `\n\n${contextItemText(state, element.path)}` : '');
}

/** Words that everybody knows, and identifiers, need no declaration. */
function aboutItem(state: ProjectState, item: string): string {
  return `**${escapeMarkdown(item)}** — context item\n\n${contextItemText(state, item)}`;
}

function markdown(value: string): Hover['contents'] {
  return { kind: MarkupKind.Markdown, value };
}
