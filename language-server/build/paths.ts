import type * as ast from '../generated/ast.ts';
import { pathOf } from './read-reference.ts';

/** `crm` and `cases` make `crm.cases`. */
export function joinPath(container: string, name: string): string {
  return container === '' ? name : `${container}.${name}`;
}

/** The pairs that an arrow makes: `a -> b, c` two, `a <-> b` two, one against the other. */
export function arrowPairs(node: ast.Integration | ast.Handover): readonly { readonly from: ast.Ref; readonly to: ast.Ref }[] {
  const { from } = node;
  if (!from) return [];
  return (node.to ?? []).flatMap((to) => (node.both ? [{ from, to }, { from: to, to: from }] : [{ from, to }]));
}

/** The path of an arrow without a name: its ends as written. */
export function arrowPath(container: string, pair: { readonly from: ast.Ref; readonly to: ast.Ref }): string {
  return joinPath(container, `${pathOf(pair.from)}->${pathOf(pair.to)}`);
}

/** `acd->ccaas`, `acd+ivr->ccaas`: a migration is known by its ends. */
export function migrationPath(node: ast.Migration): string {
  return `${(node.from ?? []).map(pathOf).join('+')}->${(node.to ?? []).map(pathOf).join('+')}`;
}

/** Hands out paths within one document: the second `oms->erp` is `oms->erp#2`. */
export function createPathCounter(): (kind: string, path: string) => string {
  const used = new Map<string, number>();
  return (kind, path) => {
    const key = `${kind}:${path}`;
    const count = (used.get(key) ?? 0) + 1;
    used.set(key, count);
    return count === 1 ? path : `${path}#${count}`;
  };
}
