import type { ElementId } from '../../model/element-base.ts';

/** What a parameter can be, beside a choice of words. */
export const valueTypes = ['text', 'number', 'flag', 'date', 'duration', 'hours', 'percent', 'money', 'frequency'] as const;
export type ValueType = (typeof valueTypes)[number];

/** Kinds that a parameter can refer to. */
export const referenceTypes = [
  'system', 'channel', 'team', 'persona', 'boundary', 'intent', 'context', 'capability', 'data', 'journey', 'step', 'integration',
  'communication', 'policy', 'processing', 'metric', 'outcome', 'initiative', 'decision', 'requirement', 'assumption', 'problem',
  'risk', 'plateau', 'programme',
] as const;


export const parameterTypes: readonly string[] = [...valueTypes, ...referenceTypes];

/** A parameter is no element; this is how references name it. */
export function parameterId(template: string, name: string): ElementId {
  return `parameter:${template}.${name}`;
}
