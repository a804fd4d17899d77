import type { Kind } from '../../model/element.ts';
import type * as ast from '../generated/ast.ts';
import type { FragmentReader } from './document-reader.ts';
import { fieldReaders } from './fields.ts';
import { scopeOf } from './read-element.ts';

/** `defaults integration { … }`: values for all elements of a kind that state none of their own. */
export function readDefaults(document: FragmentReader, node: ast.Defaults): void {
  for (const kind of Object.keys(fieldReaders) as (keyof typeof fieldReaders & keyof ast.Defaults & Kind)[]) {
    const body = node[kind] as ast.Element | undefined;
    const fields = body && fieldReaders[kind]?.(scopeOf(document, kind, '', ''), body);
    if (fields) document.setDefaults({ kind, fields: fields as Readonly<Record<string, unknown>> });
  }
}
