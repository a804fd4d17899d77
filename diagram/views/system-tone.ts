import type { Tone } from '../view-graph.ts';
import { layerOf } from './system-layer.ts';

/** The colour of a system by the layer that its type belongs to; `plain` where the type is not stated or not known. */
export function systemTone(type: string | undefined): Tone {
  return layerOf(type) ?? 'plain';
}
