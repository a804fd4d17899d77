import type { ElementOf } from '../../model/element.ts';
import { ownerOfIntegration, ownerOfSystem } from '../../model/ownership.ts';
import type { ProjectState } from '../project.ts';
import type { Hint } from './inlay-hints.ts';
import { standOf } from './stand-of.ts';

/** The owner that a component, or an integration inside one system, has from what it is part of. */
export function ownerHint(state: ProjectState, element: ElementOf<'system' | 'integration'>): readonly Hint[] {
  if (element.owner !== undefined) return [];
  const { index } = standOf(state, element);
  const owner = element.kind === 'system' ? ownerOfSystem(index, element) : ownerOfIntegration(index, element);
  if (owner === undefined || owner === 'none') return [];
  const [own, team] = [index.label(element.id), index.label(owner)];
  const root = index.label(index.rootSystem(element.kind === 'system' ? element.id : element.from));
  const why =
    element.kind === 'system'
      ? `${own} states no owner; what it is part of belongs to ${team}.`
      : `Both ends are in ${root}, which belongs to ${team}.`;
  return [{ label: `owner ${team}`, why }];
}
