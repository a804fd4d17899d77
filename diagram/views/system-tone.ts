import { hubTypes, type SystemLayer, systemLayers } from '../../model/vocabulary.ts';
import type { Tone } from '../view-graph.ts';

/** The colour of a system by the layer that its type belongs to; `plain` where the type is not stated or not known. */
export function systemTone(type: string | undefined): Tone {
  if (type === undefined) return 'plain';
  if (hubTypes.has(type)) return 'integration';
  for (const layer of Object.keys(systemLayers) as SystemLayer[]) {
    if (systemLayers[layer].includes(type)) return layer;
  }
  return 'plain';
}
