import type * as ast from '../generated/ast.ts';
import type { NameScope } from '../name-scope.ts';
import { placeOf } from '../syntax-place.ts';

/** What a parameter stands for in one use of a template. */
export interface Binding {
  readonly parameter: ast.Parameter;
  /** Undefined where nothing is known: in the template as it is written, and where an argument is missing. */
  readonly value: ast.Value | undefined;
}

export type Bindings = ReadonlyMap<string, Binding>;

/** A reference that stands where a parameter did. */
export interface BoundRef extends ast.Ref {
  /** Where its name was written, and so is to be looked up. */
  readonly scope?: NameScope;
  /** What was given, where more is written behind it: `crm` of `crm.cases`, and what that has to be. */
  readonly given?: { readonly path: string; readonly types: readonly string[] };
  /** What nothing is known of but its type. */
  readonly hole?: readonly string[];
}

/** The values of a list, or the one value. */
export function valuesOf(value: ast.Value): readonly ast.Value[] {
  return value.list ? (value.values ?? []).flatMap(valuesOf) : [value];
}

/** As text inside of a string: `"{brand} phone"`. */
export function displayText(value: ast.Value): string {
  return valuesOf(value).map(singleText).join(', ');
}

function singleText(value: ast.Value): string {
  if (value.text !== undefined) return value.text;
  if (value.date !== undefined) return value.date;
  if (value.ref && value.from === undefined) return (value.ref.segments ?? []).join('.');
  return sourceText(value);
}

/** As it stands in the text, blanks made single. */
export function sourceText(value: ast.Value): string {
  return (placeOf(value)?.text ?? '').replace(/\s+/g, ' ');
}

/** A value as it is given, its names marked with where they were written. */
export function scopedValue(value: ast.Value, scope: NameScope): ast.Value {
  return {
    ...value,
    ...(value.ref && { ref: { scope, ...value.ref } as BoundRef }),
    ...(value.values && { values: value.values.map((each) => scopedValue(each, scope)) }),
  };
}
