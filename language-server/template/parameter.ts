import type { ElementId } from '../../model/element-base.ts';
import type { Parameter } from '../../model/elements/reuse.ts';

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

/** `brand: text`, `seen: list of system`, `size: small | large = small`. */
export function parameterText(parameter: Parameter): string {
  return `${parameter.name}: ${typeText(parameter)}${parameter.default === undefined ? '' : ` = ${parameter.default}`}`;
}

/** `list of system`, `small | large` */
export function typeText({ list, types }: Parameter): string {
  return `${list ? 'list of ' : ''}${types.join(' | ')}`;
}
