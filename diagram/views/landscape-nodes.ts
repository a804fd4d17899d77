import type { ElementOf } from '../../model/element.ts';
import type { ElementId } from '../../model/element-base.ts';
import { counted, listed } from '../../model/phrases.ts';
import type { ViewContext } from '../draw.ts';
import { iconFor } from '../svg/icons.ts';
import type { NotesByElement } from './finding-notes.ts';
import type { ViewBadge, ViewNode } from './graph-view.ts';
import type { Colouring } from './landscape-colours.ts';
import type { LandscapeScope } from './landscape-scope.ts';
import { columnOf, landscapeColumns } from './system-layer.ts';

export interface NodeContext {
  readonly context: ViewContext;
  readonly notes: NotesByElement;
  readonly colours: Colouring;
  readonly scope: LandscapeScope;
  /** The group that a top-level system is drawn in. */
  readonly groupOf: (system: ElementOf<'system'>) => string | undefined;
}

/** Channels, systems with their components inside, and what is folded. */
export function describeNodes(nodeContext: NodeContext): readonly ViewNode[] {
  const { scope, context } = nodeContext;
  const shown = new Set(scope.systems.map(({ id }) => id));
  const parents = new Set(scope.systems.flatMap(({ parent }) => (parent !== undefined && shown.has(parent) ? [parent] : [])));
  const serving = new Set(context.index.all('channel').flatMap(({ servedBy }) => (servedBy === undefined || servedBy === 'none' ? [] : servedBy)));
  const ownersStated = scope.systems.some(({ owner }) => owner !== undefined && owner !== 'none');
  const systems = scope.systems.map((system): ViewNode => {
    const inside = system.parent !== undefined && shown.has(system.parent) ? system.parent : nodeContext.groupOf(system);
    const root = context.index.get('system', context.index.rootSystem(system.id)) ?? system;
    return {
      id: system.id,
      element: system.id,
      ...(inside === undefined ? {} : { parent: inside }),
      container: parents.has(system.id),
      column: columnOf(system.type === undefined ? root : system, serving.has(system.id) || serving.has(root.id)),
      tone: nodeContext.colours.tone(system.type === undefined && system !== root ? { ...system, type: root.type ?? '' } : system),
      icon: iconFor('system', system.type),
      title: context.index.label(system.id),
      ...subtitleOf([system.type, system.hosting ?? system.vendor]),
      border: borderOf(system),
      badges: describeBadges(nodeContext, system, ownersStated),
      findings: nodeContext.notes.about(system.id),
    };
  });
  return [...scope.channels.map((channel) => describeChannel(nodeContext, channel)), ...systems, ...describeFolded(nodeContext, serving)];
}

function describeChannel({ context, notes }: NodeContext, channel: ElementOf<'channel'>): ViewNode {
  const hours = channel.hours === undefined || channel.hours === 'none' ? undefined : channel.hours.text;
  return {
    ...{ id: channel.id, element: channel.id, container: false, column: 0, tone: 'channel' },
    icon: iconFor('channel', channel.type),
    title: context.index.label(channel.id),
    ...subtitleOf([channel.type === channel.name ? undefined : channel.type, hours]),
    border: channel.undeclared ? 'dashed' : 'solid',
    badges: channel.undeclared ? [undeclaredBadge] : [],
    findings: notes.about(channel.id),
  };
}

/** One node per column that stands for what is left out there. */
function describeFolded({ scope, context }: NodeContext, serving: ReadonlySet<ElementId>): readonly ViewNode[] {
  return landscapeColumns.flatMap(({ layer, tone }, column): readonly ViewNode[] => {
    const here = scope.folded.filter((each) => (each.kind === 'channel' ? 0 : columnOf(each, serving.has(each.id))) === column);
    if (here.length === 0) return [];
    const integrations = here.reduce(
      (sum, { id }) => sum + context.index.integrationsFrom(id).length + context.index.integrationsTo(id).length,
      0,
    );
    return [
      {
        ...{ id: `more:${layer}`, container: false, column, tone, icon: 'expand', border: 'dashed', badges: [], findings: [], fold: 'closed' },
        title: `+${here.length} more`,
        subtitle: layer === 'channel' ? 'channels' : counted(integrations, 'integration'),
      },
    ];
  });
}

const undeclaredBadge: ViewBadge = { icon: 'unknown', text: 'declare it', tone: 'warning', label: 'Used, but not declared: declare it' };

/** Dashed: not there yet, or not declared. Double: on its way out. */
function borderOf({ undeclared, lifecycle }: ElementOf<'system'>): ViewNode['border'] {
  if (undeclared || lifecycle === 'planned' || lifecycle === 'pilot') return 'dashed';
  return lifecycle === 'contain' || lifecycle === 'sunset' || lifecycle === 'retired' ? 'double' : 'solid';
}

function describeBadges({ context, notes }: NodeContext, system: ElementOf<'system'>, ownersStated: boolean): readonly ViewBadge[] {
  if (system.undeclared) return [undeclaredBadge];
  const badges: ViewBadge[] = [];
  const { lifecycle, availability, owner } = system;
  if (lifecycle !== undefined && lifecycle !== 'live') badges.push({ icon: 'clock', text: lifecycle, tone: 'muted', label: `Lifecycle: ${lifecycle}` });
  const ownerAsked = notes.about(system.id).some(({ rule }) => rule === 'OWN-01');
  if (!ownerAsked && (owner === 'none' || (owner === undefined && ownersStated && system.parent === undefined))) {
    const label = owner === 'none' ? 'Has no owner' : 'No owner stated';
    badges.push({ icon: 'team', text: '?', tone: owner === 'none' ? 'warning' : 'muted', label });
  }
  const personal = personalData(context, system);
  if (personal.length > 0) badges.push({ icon: 'lock', text: '', tone: 'customer', label: `Personal data: ${listed(personal)}` });
  if (availability !== undefined && availability !== 'none') {
    badges.push({ text: `${availability} %`, tone: 'muted', label: `Available ${availability} %` });
  }
  const observed = observedShare(context, system);
  if (observed !== undefined) badges.push(observed);
  return badges;
}

/** How many of a system's integrations are watched; undefined where the architecture does not say so of any. */
function observedShare({ index }: ViewContext, { id, parent }: ElementOf<'system'>): ViewBadge | undefined {
  if (parent !== undefined || !index.all('integration').some(isObserved)) return undefined;
  const integrations = [...new Set([...index.integrationsFrom(id), ...index.integrationsTo(id)])];
  if (integrations.length === 0) return undefined;
  const observed = integrations.filter(isObserved).length;
  const tone = observed === integrations.length ? 'good' : 'muted';
  const label = `Telemetry on ${observed} of ${counted(integrations.length, 'integration')}`;
  return { icon: 'eye', text: tone === 'good' ? '' : `${observed}/${integrations.length}`, tone, label };
}

function isObserved({ telemetry }: ElementOf<'integration'>): boolean {
  return telemetry !== undefined && telemetry !== 'none' && telemetry.length > 0;
}

const personalClasses = new Set(['personal', 'special', 'card']);

function personalData({ index }: ViewContext, { holdings }: ElementOf<'system'>): readonly string[] {
  const data = holdings.flatMap(({ data: id }) => {
    const entity = index.get('data', id);
    return entity?.class !== undefined && personalClasses.has(entity.class) ? [index.label(id)] : [];
  });
  return [...new Set(data)];
}

function subtitleOf(parts: readonly (string | undefined)[]): { readonly subtitle?: string } {
  const stated = parts.filter((part) => part !== undefined && part !== '');
  return stated.length === 0 ? {} : { subtitle: stated.join(' · ') };
}
