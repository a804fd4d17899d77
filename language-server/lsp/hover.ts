import { MarkupKind } from 'vscode-languageserver';
import type { Hover } from 'vscode-languageserver';
import type { Element } from '../../model/element.ts';
import type { ElementId } from '../../model/element-base.ts';
import { keywordHelp } from '../reference/keyword-help.ts';
import type { DocumentView, Provider } from './provider.ts';
import { referencesTo, targetAt } from './target.ts';
import { wordAt } from './word.ts';

export const hover: Provider = {
  capabilities: { hoverProvider: true },
  register({ connection, look }) {
    connection.onHover(async ({ textDocument, position }): Promise<Hover | null> => {
      const view = await look(textDocument.uri);
      if (!view) return null;
      const target = targetAt(view, position);
      if (target) return { range: target.range, contents: { kind: MarkupKind.Markdown, value: elementText(view, target.element) } };
      const word = wordAt(view.text, position);
      const help = word && keywordHelp(view.text, word);
      return help ? { range: word.range, contents: { kind: MarkupKind.Markdown, value: help } } : null;
    });
  },
};

/** Title, kind, description, owner, where it is used, the journeys that it touches and what is found about it. */
function elementText(view: DocumentView, id: ElementId): string {
  const { state } = view;
  const element = state.model.elements.find((candidate) => candidate.id === id);
  if (!element) return '';
  const parts = [`**${escapeMarkdown(element.title ?? element.path)}** — ${kindText(element)} \`${element.path}\``];
  if (element.undeclared) parts.push('*Not declared yet.*');
  if (element.description) parts.push(element.description);
  const facts = [...ownerFact(view, element), ...ownFacts(element), ...usageFacts(view, element)];
  if (facts.length > 0) parts.push(facts.map((fact) => `- ${fact}`).join('\n'));
  const findings = state.findings.filter((finding) => finding.element === id && !finding.waived).slice(0, 5);
  if (findings.length > 0) {
    parts.push(findings.map((finding) => `- **${finding.severity} ${finding.rule}** ${escapeMarkdown(finding.message)}`).join('\n'));
  }
  return parts.join('\n\n');
}

function kindText(element: Element): string {
  const type = 'type' in element && element.type !== undefined ? ` (${element.type})` : '';
  return `${element.kind}${type}`;
}

function ownerFact(view: DocumentView, element: Element): string[] {
  if (element.owner === undefined) return [];
  if (element.owner === 'none') return ['owner: none'];
  const from = element.defaulted?.includes('owner') ? ' *(from defaults)*' : '';
  return [`owner: ${escapeMarkdown(labelOf(view, element.owner))}${from}`];
}

function ownFacts(element: Element): string[] {
  switch (element.kind) {
    case 'system':
      return [
        ...(element.vendor === undefined ? [] : [`vendor: ${escapeMarkdown(element.vendor)}`]),
        ...(element.availability === undefined ? [] : [`availability: ${element.availability}${element.availability === 'none' ? '' : '%'}`]),
        ...(element.lifecycle === undefined ? [] : [`lifecycle: ${element.lifecycle}`]),
      ];
    case 'integration':
      return [
        ...(element.protocol === undefined ? [] : [`protocol: ${element.protocol}`]),
        ...(element.p95 === undefined ? [] : [`p95: ${element.p95.text}`]),
        ...(element.every === undefined ? [] : [`every: ${element.every.text}`]),
        ...(element.defaulted && element.defaulted.length > 0 ? [`from defaults: ${element.defaulted.join(', ')}`] : []),
      ];
    case 'journey':
      return [
        ...(element.volume === undefined ? [] : [`volume: ${element.volume.text}`]),
        ...(element.criticality === undefined ? [] : [`criticality: ${element.criticality}`]),
      ];
    default:
      return [];
  }
}

function usageFacts(view: DocumentView, element: Element): string[] {
  const uses = referencesTo(view, element.id);
  const journeys = new Set<string>();
  for (const { reference } of uses) {
    const user = view.state.model.elements.find((candidate) => candidate.id === reference.from);
    if (user && 'journey' in user) journeys.add(user.journey);
    else if (user?.kind === 'journey') journeys.add(user.id);
  }
  const facts = uses.length === 0 ? ['used nowhere'] : [`used in ${uses.length} ${uses.length === 1 ? 'place' : 'places'}`];
  if (journeys.size > 0) facts.push(`journeys: ${[...journeys].map((journey) => escapeMarkdown(labelOf(view, journey))).join(', ')}`);
  return element.kind === 'step' || element.kind === 'transition' || element.kind === 'waiver' ? [] : facts;
}

function labelOf(view: DocumentView, id: ElementId): string {
  const element = view.state.model.elements.find((candidate) => candidate.id === id);
  return element?.title ?? id.slice(id.indexOf(':') + 1);
}

/** The user's text is text, not markup. */
function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>#|]/g, '\\$&');
}
