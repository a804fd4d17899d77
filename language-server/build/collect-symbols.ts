import type { AstNode } from 'langium';
import type { Kind } from '../../model/element.ts';
import type * as ast from '../generated/ast.ts';
import type { SymbolDeclaration } from '../scope.ts';
import type { Range } from '../../model/source.ts';
import { usePath } from '../template/definition.ts';
import type { Expansion } from '../template/expand.ts';
import { kindOfNode } from './kinds.ts';
import { arrowPairs, arrowPath, createPathCounter, joinPath, migrationPath } from './paths.ts';
import { rangeOf, valueRange } from './syntax-places.ts';

/**
 * Every name that a document declares, before anything is looked up. What templates make comes later: only then are all
 * templates known. `prefix` is the one of `import … as`.
 */
export function collectSymbols(root: ast.CxaFile, prefix = ''): readonly SymbolDeclaration[] {
  return collect(prefix, root.declarations, {});
}

/** Every name that a template makes, all in one place: where it is used. Those of its uses of other templates, too. */
export function collectMadeSymbols(expansion: Expansion, place: Range | undefined, own: readonly SymbolDeclaration[]): readonly SymbolDeclaration[] {
  const inner = [...expansion.nested].flatMap(([, each]) => (each && !('limit' in each) ? collectMadeSymbols(each, place, own) : []));
  return [...collect(expansion.path, expansion.declarations, { ...(place && { place }), own }), ...inner];
}

interface CollectOptions {
  /** Where all names stand; where they are written when undefined. */
  readonly place?: Range;
  /** Names that are taken. */
  readonly own?: readonly SymbolDeclaration[];
}

function collect(
  start: string,
  nodes: readonly ast.Declaration[] | undefined,
  { place, own = [] }: CollectOptions,
): readonly SymbolDeclaration[] {
  const symbols: SymbolDeclaration[] = [];
  const freePath = createPathCounter();
  for (const { kind, path, unnamed } of own) if (unnamed) freePath(kind, path);

  function named(kind: Kind, container: string, node: AstNode & { readonly name?: string; readonly title?: string }): string | undefined {
    if (node.name === undefined || node.name === '') return undefined;
    const path = joinPath(container, node.name);
    symbols.push({
      id: `${kind}:${path}`,
      kind,
      path,
      name: place ?? valueRange(node, 'name'),
      ...(node.title !== undefined && { title: node.title }),
    });
    return path;
  }

  function arrows(kind: 'integration' | 'handover', container: string, node: ast.Integration | ast.Handover): void {
    const name = node.$type === 'Integration' ? node.name : undefined;
    for (const pair of arrowPairs(node)) {
      const written = arrowPath(container, pair);
      const path = freePath(kind, name === undefined ? written : joinPath(container, name));
      symbols.push({
        id: `${kind}:${path}`,
        kind,
        path,
        alias: written,
        name: place ?? (name === undefined ? rangeOf(pair.from) : valueRange(node, 'name')),
        ...(node.title !== undefined && { title: node.title }),
        ...(name === undefined && { unnamed: true }),
      });
    }
  }

  function journey(container: string, node: ast.Journey): void {
    const path = named('journey', container, node);
    if (path === undefined) return;
    for (const part of node.flow ?? []) {
      if (part.$type === 'Step') named('step', path, part);
      else if (part.$type === 'Phase') {
        for (const inner of part.flow ?? []) if (inner.$type === 'Step') named('step', path, inner);
      }
    }
  }

  function migration(container: string, node: ast.Migration): void {
    const [first] = node.from ?? [];
    if (first === undefined) return;
    const path = freePath('migration', joinPath(container, migrationPath(node)));
    symbols.push({
      id: `migration:${path}`,
      kind: 'migration',
      path,
      name: place ?? rangeOf(first),
      ...(node.title !== undefined && { title: node.title }),
      unnamed: true,
    });
  }

  function programme(container: string, node: ast.Programme): void {
    const path = named('programme', container, node);
    if (path === undefined) return;
    for (const phase of node.phases ?? []) {
      for (const milestone of phase.milestones ?? []) named('milestone', path, milestone);
      for (const gate of phase.gates ?? []) named('gate', path, gate);
    }
  }

  function declarations(container: string, inner: readonly ast.Declaration[] | undefined): void {
    for (const node of inner ?? []) declaration(container, node);
  }

  function declaration(container: string, node: ast.Declaration): void {
    switch (node.$type) {
      case 'Integration':
        arrows('integration', container, node);
        return;
      case 'Handover':
        arrows('handover', container, node);
        return;
      case 'Journey':
        journey(container, node);
        return;
      case 'Migration':
        migration(container, node);
        return;
      case 'Programme':
        programme(container, node);
        return;
      case 'Plateau':
        named('plateau', container, node);
        declarations(container, node.declarations);
        return;
      case 'System':
      case 'Team':
      case 'Boundary':
      case 'Capability': {
        const path = named(node.$type.toLowerCase() as Kind, container, node);
        if (path !== undefined) declarations(path, node.declarations);
        return;
      }
      case 'Use': {
        const path = usePath(node, container);
        if (path === container || path === '') return;
        symbols.push({
          id: `use:${path}`,
          kind: 'use',
          path,
          name: place ?? (node.name === undefined ? rangeOf(node.template ?? node) : valueRange(node, 'name')),
          ...(node.title !== undefined && { title: node.title }),
        });
        declarations(path, node.declarations);
        return;
      }
      case 'View':
        named('view', container, { ...node, name: node.name ?? node.kind } as typeof node);
        return;
      default: {
        const kind = kindOfNode[node.$type];
        if (kind) named(kind, container, node);
      }
    }
  }

  declarations(start, nodes);
  return symbols;
}
