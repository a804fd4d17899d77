import type { Element, Kind } from '../model/element.ts';

/** An element that is known only because something mentions it. */
export function undeclaredElement(kind: Kind, path: string): Element {
  const base = { id: `${kind}:${path}`, name: path, path, tags: [], undeclared: true } as const;
  switch (kind) {
    case 'channel':
      return { ...base, kind, targets: [] };
    case 'data':
      return { ...base, kind, identifiers: [] };
    case 'team':
    case 'persona':
    case 'boundary':
    case 'capability':
      return { ...base, kind };
    default:
      return { ...base, kind: 'system', realises: [], holdings: [], identifies: [], routes: [], provides: [], requires: [] };
  }
}
