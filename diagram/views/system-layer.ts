import type { ElementOf } from '../../model/element.ts';
import { type SystemLayer, systemLayers } from '../../model/vocabulary.ts';
import type { Tone } from '../view-graph.ts';

/** The columns of the landscape, left to right. The position is the column's number. */
export const landscapeColumns = [
  { layer: 'channel', title: 'Channels', tone: 'channel' },
  { layer: 'engagement', title: 'Engagement', tone: 'engagement' },
  { layer: 'customer', title: 'Customer', tone: 'customer' },
  { layer: 'integration', title: 'Integration', tone: 'integration' },
  { layer: 'core', title: 'Core', tone: 'core' },
  { layer: 'insight', title: 'Insight', tone: 'insight' },
] as const satisfies readonly { readonly layer: SystemLayer | 'channel'; readonly title: string; readonly tone: Tone }[];

/** The layer that a type belongs to; undefined for a type that is not stated or not known. */
export function layerOf(type: string | undefined): SystemLayer | undefined {
  if (type === undefined) return undefined;
  return (Object.keys(systemLayers) as SystemLayer[]).find((layer) => (systemLayers[layer] as readonly string[]).includes(type));
}

/** A system whose type says nothing stands in front where it serves a channel, else with the core. */
export function columnOf(system: ElementOf<'system'>, servesChannel: boolean): number {
  const layer = layerOf(system.type) ?? (servesChannel ? 'engagement' : 'core');
  return landscapeColumns.findIndex((column) => column.layer === layer);
}
