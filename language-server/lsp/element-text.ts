import type { Element } from '../../model/element.ts';
import type { ElementId } from '../../model/element-base.ts';
import type { ProjectState } from '../project.ts';
import type { TemplateMember } from '../fragment.ts';
import { isBodyPath } from '../name-scope.ts';
import { memberOf } from './declared.ts';
import { elementOf, labelOf, outermostUse } from './element-lookup.ts';
import { journeysUsing } from './element-uses.ts';
import { escapeMarkdown } from './markdown.ts';
import { referencesTo } from './target.ts';

/** An element as Markdown: title, kind, description, owner, where it is used, the journeys that it touches, and what is found about it. */
export function elementText(state: ProjectState, id: ElementId): string {
  const member = memberOf(state, id);
  if (member && !member.element) return parameterText(member);
  const element = elementOf(state.model, id) ?? member?.element;
  if (!element) return '';
  const facts = [
    ...ownerFact(state, element),
    ...ownFacts(element),
    ...lifeFacts(state, element),
    ...instanceFacts(state, element),
    ...usageFacts(state, element),
  ];
  return [
    `**${escapeMarkdown(element.title ?? element.name)}** — ${kindText(element)} \`${isBodyPath(element.path) ? element.name : element.path}\``,
    element.undeclared ? '*Not declared yet.*' : '',
    element.description ?? '',
    facts.map((fact) => `- ${fact}`).join('\n'),
    findingsText(state, id),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function parameterText({ detail = '', description = '' }: TemplateMember): string {
  return [`**${escapeMarkdown(detail)}** — parameter`, description].filter((part) => part !== '').join('\n\n');
}

/** What a template made, and for which use of it. */
function instanceFacts(state: ProjectState, element: Element): string[] {
  const use = outermostUse(state.model, element);
  if (!use || use.id === element.id) return element.kind === 'use' && element.template !== undefined ? [`template: ${link(state, element.template)}`] : [];
  const template = use.template === undefined ? '' : ` of ${link(state, use.template)}`;
  const isMade = state.model.sources.get(element.id)?.template !== undefined;
  return [`${isMade ? 'made by' : 'added to'} use ${escapeMarkdown(use.path)}${template}`];
}

function kindText(element: Element): string {
  const type = 'type' in element && element.type !== undefined ? ` (${element.type})` : '';
  return `${element.kind}${type}`;
}

function ownerFact(state: ProjectState, element: Element): string[] {
  if (element.owner === undefined) return [];
  if (element.owner === 'none') return ['owner: none'];
  return [`owner: ${link(state, element.owner)}${fromDefaults(element, 'owner')}`];
}

/** What of the kind's own properties says most, in a line each. */
function ownFacts(element: Element): string[] {
  const fact = (name: string, value: string | number | undefined, unit = '') =>
    value === undefined
      ? []
      : [`${name}: ${escapeMarkdown(String(value))}${value === 'none' ? '' : unit}${fromDefaults(element, name)}`];
  switch (element.kind) {
    case 'system':
      return [
        ...fact('vendor', element.vendor),
        ...fact('availability', element.availability, '%'),
        ...fact('lifecycle', element.lifecycle),
      ];
    case 'integration': {
      const others = (element.defaulted ?? []).filter((field) => !shown.has(field));
      return [
        ...fact('protocol', element.protocol),
        ...fact('p95', textOf(element.p95)),
        ...fact('every', textOf(element.every)),
        ...(others.length > 0 ? [`from defaults: ${others.join(', ')}`] : []),
      ];
    }
    case 'channel':
      return [
        ...fact('hours', textOf(element.hours)),
        ...fact('staffed', textOf(element.staffed)),
        ...fact('auth', element.auth),
      ];
    case 'journey':
      return [...fact('volume', element.volume?.text), ...fact('criticality', element.criticality)];
    case 'data':
      return [
        ...fact('class', element.class),
        ...(element.identifiers.length > 0 ? [`identifiers: ${element.identifiers.join(', ')}`] : []),
      ];
    case 'persona':
      return fact('goal', element.goal);
    default:
      return [];
  }
}

const shown: ReadonlySet<string> = new Set(['protocol', 'p95', 'every', 'owner']);

function textOf(value: { readonly text: string } | 'none' | undefined): string | undefined {
  return typeof value === 'object' ? value.text : value;
}

function fromDefaults(element: Element, field: string): string {
  return element.defaulted?.includes(field) ? ' *(from defaults)*' : '';
}

function lifeFacts(state: ProjectState, { life }: Element): string[] {
  if (!life) return [];
  const from = life.from === undefined ? '' : ` from ${link(state, life.from)}`;
  const until = life.until === undefined ? '' : ` until ${link(state, life.until)}`;
  return [`exists${from}${until}`];
}

function usageFacts(state: ProjectState, element: Element): string[] {
  if (unused.has(element.kind)) return [];
  const uses = referencesTo(state, element.id);
  const journeys = journeysUsing(state, element.id);
  return [
    uses.length === 0 ? 'used nowhere' : `used in ${uses.length} ${uses.length === 1 ? 'place' : 'places'}`,
    ...(journeys.length > 0 ? [`journeys: ${journeys.map((journey) => link(state, journey)).join(', ')}`] : []),
  ];
}

/** Kinds that nothing refers to by name. */
const unused: ReadonlySet<string> = new Set(['architecture', 'transition', 'waiver', 'view', 'identity']);

const mostFindings = 5;

function findingsText(state: ProjectState, id: ElementId): string {
  const findings = state.findings.filter((finding) => finding.element === id && !finding.waived);
  const more = findings.length > mostFindings ? [`- … and ${findings.length - mostFindings} more`] : [];
  return [
    ...findings
      .slice(0, mostFindings)
      .map(({ severity, rule, message }) => `- **${severity} ${rule}** ${escapeMarkdown(message)}`),
    ...more,
  ].join('\n');
}

function link(state: ProjectState, id: ElementId): string {
  return escapeMarkdown(labelOf(state.model, id));
}
