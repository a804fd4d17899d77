import type { ElementOf } from '../../model/element.ts';
import type { ElementId } from '../../model/element-base.ts';
import type { ViewContext } from '../draw.ts';
import { iconFor } from '../svg/icons.ts';
import type { NotesByElement } from './finding-notes.ts';
import type { ViewNode } from './graph-view.ts';
import { landscapeColumns, layerOf } from './system-layer.ts';

/** Frames around systems. */
export interface Grouping {
  readonly groups: readonly ViewNode[];
  /** The frame of a top-level system. */
  readonly groupOf: (system: ElementOf<'system'>) => string | undefined;
}

/** By boundary unless the view says otherwise. Only frames that hold something are drawn. */
export function describeGroups(
  context: ViewContext,
  by: string | undefined,
  systems: readonly ElementOf<'system'>[],
  notes: NotesByElement,
): Grouping {
  if (by === 'none') return { groups: [], groupOf: () => undefined };
  if (by === 'layer') return groupByLayer(systems);
  const groupOf = (system: ElementOf<'system'>): ElementId | undefined => {
    const group = by === 'owner' ? system.owner : system.boundary;
    return group === 'none' || group === undefined || context.index.element(group) === undefined ? undefined : group;
  };
  const used = new Set(systems.filter(({ parent }) => parent === undefined).flatMap((system) => groupOf(system) ?? []));
  // Teams are drawn side by side even where they nest: a frame says who owns, not who belongs to whom.
  const frames = by === 'owner' ? used : withParents(context, used);
  const groups = [...frames].toSorted().map((id): ViewNode => {
    const element = context.index.element(id);
    const parent = element?.parent;
    const type = element?.kind === 'boundary' || element?.kind === 'team' ? element.type : undefined;
    return {
      ...{ id, element: id, container: true, tone: 'muted', border: 'solid', badges: [], title: context.index.label(id) },
      icon: iconFor(element?.kind ?? 'boundary', type),
      ...(type === undefined ? {} : { subtitle: type }),
      ...(by !== 'owner' && parent !== undefined && frames.has(parent) ? { parent } : {}),
      findings: notes.about(id),
    };
  });
  return { groups, groupOf };
}

function withParents({ index }: ViewContext, ids: ReadonlySet<ElementId>): ReadonlySet<ElementId> {
  const all = new Set(ids);
  for (const id of ids) {
    for (let up = index.element(id)?.parent; up !== undefined && !all.has(up); up = index.element(up)?.parent) all.add(up);
  }
  return all;
}

function groupByLayer(systems: readonly ElementOf<'system'>[]): Grouping {
  const groupOf = ({ type }: ElementOf<'system'>) => {
    const layer = layerOf(type);
    return layer === undefined ? undefined : `layer:${layer}`;
  };
  const used = new Set(systems.filter(({ parent }) => parent === undefined).map(groupOf));
  const groups = landscapeColumns.flatMap(({ layer, title, tone }): readonly ViewNode[] => {
    if (!used.has(`layer:${layer}`)) return [];
    const node = { id: `layer:${layer}`, container: true, border: 'solid', badges: [], findings: [] } as const;
    return [{ ...node, tone, icon: layer === 'integration' ? 'hub' : 'system', title }];
  });
  return { groups, groupOf };
}
