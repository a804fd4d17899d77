import type { Element } from '../../model/element.ts';
import type { ElementId } from '../../model/element-base.ts';
import type { Parameter } from '../../model/elements/reuse.ts';
import { withSpan } from '../../model/plateau-span.ts';
import type { ProjectState } from '../project.ts';
import type { TemplateMember } from '../fragment.ts';
import { isBodyPath } from '../name-scope.ts';
import { parameterText } from '../template/parameter.ts';
import { memberOf } from './declared.ts';
import { elementOf, labelOf, outermostUse } from './element-lookup.ts';
import { journeysUsing } from './element-uses.ts';
import { elementFacts } from './element-facts.ts';
import type { Fact, LabelOf } from './element-facts.ts';
import { escapeMarkdown } from './markdown.ts';
import { referencesTo } from './target.ts';

/** An element as Markdown: title, kind, description, owner, where it is used, the journeys that it touches, and what is found about it. */
export function elementText(state: ProjectState, id: ElementId): string {
  const member = memberOf(state, id);
  if (member && !member.element) return memberText(member);
  const element = elementOf(state.model, id) ?? member?.element;
  if (!element) return '';
  const facts = [
    ...ownerFact(state, element),
    ...ownFacts(state, element),
    ...lifeFacts(state, element),
    ...instanceFacts(state, element),
    ...usageFacts(state, element),
  ];
  return [
    `**${escapeMarkdown(element.title ?? element.name)}** — ${kindText(element)} \`${isBodyPath(element.path) ? element.name : element.path}\``,
    element.undeclared ? '*Not declared yet.*' : '',
    element.description ?? '',
    element.kind === 'template' ? parametersText(element.parameters) : '',
    facts.map((fact) => `- ${fact}`).join('\n'),
    findingsText(state, id),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** What it takes, so that whoever writes a use sees what each parameter is for. */
function parametersText(parameters: readonly Parameter[]): string {
  return parameters
    .map((parameter) => `- \`${parameterText(parameter)}\`${parameter.description === undefined ? '' : ` — ${parameter.description.replace(/\s+/g, ' ')}`}`)
    .join('\n');
}

function memberText({ detail = '', description = '' }: TemplateMember): string {
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
function ownFacts(state: ProjectState, element: Element): string[] {
  const factsOf = elementFacts[element.kind] as ((of: Element, label: LabelOf) => readonly Fact[]) | undefined;
  const facts = factsOf?.(element, (id) => labelOf(state.model, id)) ?? [];
  const lines = facts.flatMap(([field, value]) =>
    value === undefined ? [] : [`${field}: ${escapeMarkdown(String(value))}${fromDefaults(element, field)}`],
  );
  const shown = new Set(['owner', ...facts.map(([field]) => field)]);
  const others = (element.defaulted ?? []).filter((field) => !shown.has(field));
  return others.length > 0 ? [...lines, `from defaults: ${others.join(', ')}`] : lines;
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
      .map(({ severity, rule, message, span }) => `- **${severity} ${rule}** ${escapeMarkdown(withSpan(message, span))}`),
    ...more,
  ].join('\n');
}

function link(state: ProjectState, id: ElementId): string {
  return escapeMarkdown(labelOf(state.model, id));
}
