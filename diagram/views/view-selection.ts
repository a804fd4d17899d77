import type { ElementOf, ViewSelector } from '../../model/element.ts';
import type { ElementId } from '../../model/element-base.ts';
import type { ViewContext } from '../draw.ts';

/** The systems and channels that any of the selectors means. A system brings its components along. */
export function selectElements(context: ViewContext, selectors: readonly ViewSelector[]): ReadonlySet<ElementId> {
  const selected = new Set<ElementId>();
  for (const { by, value } of selectors) {
    for (const id of selectorTable[by]?.(context, value) ?? []) addWithComponents(context, id, selected);
  }
  return selected;
}

/** The systems and channels that a journey touches or passes. */
export function journeyElements({ index, walk }: ViewContext, journey: ElementOf<'journey'>): readonly ElementId[] {
  const walked = walk(journey);
  const channels = index.steps(journey.id).flatMap(({ channels: on }) => (on === undefined || on === 'none' ? [] : on));
  const hubs = walked.flow.integrations.flatMap((id) => {
    const via = index.get('integration', id)?.via;
    return via === undefined || via === 'none' ? [] : via;
  });
  return [...channels, ...walked.flow.systems, ...walked.steps.flatMap(({ systems }) => systems), ...hubs];
}

type Select = (context: ViewContext, value: string) => Iterable<ElementId>;

/** What `include` and `exclude` can say, one entry per word. */
const selectorTable: Readonly<Record<string, Select>> = {
  element: (context, value) => selectNamed(context, value),
  kind: ({ index }, value) => [
    ...index.all('system').filter(({ type }) => value === 'system' || type === value).map(({ id }) => id),
    ...index.all('channel').filter(({ type }) => value === 'channel' || type === value).map(({ id }) => id),
  ],
  tag: (context, value) => everything(context).flatMap(({ id, tags }) => (tags.includes(value) ? [id] : [])),
  owner: (context, value) => everything(context).flatMap(({ id, owner }) => (isWithin(context, owner, value) ? [id] : [])),
  in: (context, value) => context.index.all('system').flatMap(({ id, boundary }) => (isWithin(context, boundary, value) ? [id] : [])),
  journey: (context, value) => {
    const journey = context.index.get('journey', value);
    return journey === undefined ? [] : journeyElements(context, journey);
  },
  persona: (context, value) =>
    context.index.all('journey').flatMap((journey) => (journey.personas.includes(value) ? journeyElements(context, journey) : [])),
  neighbours: ({ index }, value) => [
    value,
    ...index.integrationsFrom(value).flatMap(({ to, via }) => [to, ...hubsOf(via)]),
    ...index.integrationsTo(value).flatMap(({ from, via }) => [from, ...hubsOf(via)]),
    ...index.all('channel').flatMap(({ id, servedBy }) => (servedBy !== 'none' && servedBy?.includes(value) ? [id] : [])),
  ],
};

/** An element by its name: a system or channel itself, what a team owns, what is in a boundary, what a step uses. */
function selectNamed(context: ViewContext, value: string): Iterable<ElementId> {
  const element = context.index.element(value);
  switch (element?.kind) {
    case 'team':
      return selectorTable.owner?.(context, value) ?? [];
    case 'boundary':
      return selectorTable.in?.(context, value) ?? [];
    case 'journey':
    case 'persona':
      return selectorTable[element.kind]?.(context, value) ?? [];
    case 'integration':
      return [element.from, element.to, ...hubsOf(element.via)];
    default:
      return [value];
  }
}

export function hubsOf(via: ElementOf<'integration'>['via']): readonly ElementId[] {
  return via === undefined || via === 'none' ? [] : via;
}

function everything({ index }: ViewContext): readonly (ElementOf<'system'> | ElementOf<'channel'>)[] {
  return [...index.all('system'), ...index.all('channel')];
}

function isWithin({ index }: ViewContext, id: ElementId | undefined, container: ElementId): boolean {
  let up = id;
  for (let depth = 0; up !== undefined && depth < 64; depth++) {
    if (up === container) return true;
    up = index.element(up)?.parent;
  }
  return false;
}

function addWithComponents(context: ViewContext, id: ElementId, selected: Set<ElementId>): void {
  if (selected.has(id)) return;
  selected.add(id);
  for (const child of context.index.children(id)) {
    if (child.kind === 'system') addWithComponents(context, child.id, selected);
  }
}
