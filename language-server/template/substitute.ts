import type { AstNode } from 'langium';
import type * as ast from '../generated/ast.ts';
import { placeOf } from '../syntax-place.ts';
import { displayText, sourceText, valuesOf } from './binding.ts';
import type { Binding, Bindings, BoundRef } from './binding.ts';
import { referenceTypes } from './parameter.ts';

/** One place of a template where a parameter is used. Offsets into the template's own text. */
export interface Occurrence {
  readonly parameter: string;
  readonly start: number;
  readonly end: number;
  /** As `{name}` in a string. */
  readonly inString: boolean;
}

export interface SubstituteOptions {
  readonly bindings: Bindings;
  /** Told of every place where a parameter is used. */
  onOccurrence?(occurrence: Occurrence): void;
  /** Told of `{name}` in a string that names no parameter. */
  onUnknown?(occurrence: Occurrence): void;
}

/**
 * A copy of a syntax tree in which every parameter stands for its value; the places remain those of the template. A
 * parameter is used bare as a value or as `{name}` in a string. One without a value leaves a hole: the property is
 * missing, a reference is marked.
 */
export function substitute<N extends AstNode>(node: N, options: SubstituteOptions): N {
  const copy: Record<string, unknown> = { $type: node.$type, $cstNode: node.$cstNode };
  for (const [feature, value] of Object.entries(node)) {
    if (feature.startsWith('$')) continue;
    const result = Array.isArray(value)
      ? value.flatMap((each: unknown, index) => replaced(node, feature, index, each, options))
      : replaced(node, feature, 0, value, options)[0];
    if (result !== undefined) copy[feature] = result;
  }
  return copy as unknown as N;
}

function replaced(node: AstNode, feature: string, index: number, value: unknown, options: SubstituteOptions): readonly unknown[] {
  if (typeof value === 'string') return replacedText(node, feature, index, value, options);
  return typeof value === 'object' && value !== null ? replacedNode(value as AstNode, options) : [value];
}

function replacedNode(node: AstNode, options: SubstituteOptions): readonly AstNode[] {
  switch (node.$type) {
    case 'Value':
      return bareValue(node as ast.Value, options) ?? [substitute(node, options)];
    case 'Amount':
      return bareAmount(node as ast.Amount, options) ?? [substitute(node, options)];
    case 'HourSpan':
      return bareHours(node as ast.HourSpan, options) ?? [substitute(node, options)];
    case 'Ref':
    case 'ContextRef':
    case 'Holding':
      return reference(node as ast.Ref, options);
    default:
      return [substitute(node, options)];
  }
}

function bareValue(node: ast.Value, options: SubstituteOptions): readonly AstNode[] | undefined {
  const { ref } = node;
  if (!ref || ref.kind !== undefined || ref.segments?.length !== 1 || node.from !== undefined || 'scope' in ref) return undefined;
  const binding = take(ref, 'segments', 0, ref.segments[0], options);
  return binding && (binding.value ? [binding.value] : []);
}

function bareAmount(node: ast.Amount, options: SubstituteOptions): readonly AstNode[] | undefined {
  const binding = take(node, 'word', 0, node.word, options);
  if (!binding) return undefined;
  const [value] = binding.value ? valuesOf(binding.value) : [];
  if (!value) return [];
  return [value.amount ?? ({ $type: 'Amount', $cstNode: value.$cstNode, word: displayText(value) } as ast.Amount)];
}

function bareHours(node: ast.HourSpan, options: SubstituteOptions): readonly AstNode[] | undefined {
  if (node.from !== undefined) return undefined;
  const binding = take(node, 'days', 0, node.days, options);
  return binding && (binding.value ? valuesOf(binding.value).map(hoursOf) : []);
}

function hoursOf(value: ast.Value): ast.HourSpan {
  const base = { $type: 'HourSpan', $cstNode: value.$cstNode } as ast.HourSpan;
  if (value.amount?.value !== undefined) return { ...base, always: value.amount.value };
  return {
    ...base,
    ...(value.ref?.segments?.[0] !== undefined && { days: value.ref.segments[0] }),
    ...(value.from !== undefined && { from: value.from }),
    ...(value.to !== undefined && { to: value.to }),
  };
}

/** `crm` and `crm.cases`, where `crm` is a parameter: what is given takes its place, in front of the rest. */
function reference(node: ast.Ref, options: SubstituteOptions): readonly AstNode[] {
  const copy = substitute(node, options) as BoundRef;
  if ('scope' in node) return [copy];
  const [first, ...rest] = node.segments ?? [];
  const binding = take(node, 'segments', 0, first, options);
  if (!binding) return [copy];
  if (!binding.value) return [{ ...copy, hole: binding.parameter.types ?? [] } as BoundRef];
  return valuesOf(binding.value).map((value): BoundRef => {
    const segments = value.ref?.segments ?? [displayText(value)];
    const kind = copy.kind ?? (rest.length === 0 ? value.ref?.kind : undefined);
    const scope = (value.ref as BoundRef | undefined)?.scope;
    const given = { path: segments.join('.'), types: binding.parameter.types ?? [] };
    return { ...copy, segments: [...segments, ...rest], given, ...(kind !== undefined && { kind }), ...(scope && { scope }) };
  });
}

function replacedText(node: AstNode, feature: string, index: number, text: string, options: SubstituteOptions): readonly string[] {
  if (unboundFeatures.has(feature) || (feature === 'kind' && 'segments' in node)) return [text];
  const place = placeOf(node);
  const span = place?.valueSpan(feature, index);
  const written = place && span ? place.slice(span.start, span.end) : '';
  if (written.startsWith('"')) return [text.includes('{') && span ? interpolated(text, written, span.start, options) : text];
  if (!isWordLike(options.bindings.get(text), feature)) return [text];
  const binding = take(node, feature, index, text, options);
  if (!binding) return [text];
  return binding.value ? valuesOf(binding.value).map((value) => value.amount ? sourceText(value) : displayText(value)) : [];
}

/** Names are not values, and neither are the words that the grammar keeps as such; a reference's segments are replaced as a whole. */
const unboundFeatures: ReadonlySet<string> = new Set(['name', 'segments', 'by', 'role', 'operator', 'joins']);

/** A flag or an element is no word: `kind chat` is a kind of channel, although a flag may be called `chat`. */
function isWordLike(binding: Binding | undefined, feature: string): boolean {
  const [type = 'text', ...more] = binding?.parameter.types ?? [];
  if (more.length > 0) return true;
  return type === 'flag' ? feature === 'reversible' : !(referenceTypes as readonly string[]).includes(type);
}

function interpolated(text: string, written: string, start: number, options: SubstituteOptions): string {
  for (const match of written.matchAll(braced)) {
    const parameter = match[1] ?? '';
    const at = start + match.index + 1;
    const occurrence = { parameter, start: at, end: at + parameter.length, inString: true };
    if (options.bindings.has(parameter)) options.onOccurrence?.(occurrence);
    else options.onUnknown?.(occurrence);
  }
  return text.replace(braced, (whole, parameter: string) => {
    const value = options.bindings.get(parameter)?.value;
    return value ? displayText(value) : whole;
  });
}

const braced = /\{([\p{L}_][\p{L}\p{N}_-]*)\}/gu;

/** The binding of a word that is a parameter; the place is told. */
function take(node: AstNode, feature: string, index: number, word: string | undefined, options: SubstituteOptions): Binding | undefined {
  const binding = word === undefined ? undefined : options.bindings.get(word);
  if (!binding || word === undefined) return undefined;
  const span = placeOf(node)?.valueSpan(feature, index);
  if (span) options.onOccurrence?.({ parameter: word, ...span, inString: false });
  return binding;
}
