import { collectMadeSymbols } from '../build/collect-symbols.ts';
import { rangeOf, valueRange } from '../build/syntax-places.ts';
import type * as ast from '../generated/ast.ts';
import type { NameScope } from '../name-scope.ts';
import type { ParsedDocument } from '../parse.ts';
import type { SymbolDeclaration, SymbolTable } from '../scope.ts';
import { findTemplates, findUses } from './definition.ts';
import type { TemplateDefinition } from './definition.ts';
import { expandBody, expandUse, mostElements } from './expand.ts';
import type { Expanded, Expansion, ExpandContext } from './expand.ts';
import type { Occurrence } from './substitute.ts';

/** What a document has to do with templates. */
export interface TemplateSites {
  readonly templates: readonly TemplateDefinition[];
  readonly uses: ReturnType<typeof findUses>;
}

/** What the uses of a document make, and its templates as they are written. */
export interface Expansions {
  readonly uses: ReadonlyMap<ast.Use | ast.Conform, Expanded>;
  readonly bodies: ReadonlyMap<ast.Template, TemplateBody>;
  readonly symbols: readonly SymbolDeclaration[];
  /** How many elements the uses make. */
  readonly made: number;
}

export interface TemplateBody {
  readonly expansion: Expanded;
  readonly occurrences: readonly Occurrence[];
  /** `{name}` in strings where no such parameter is. */
  readonly unknown: readonly Occurrence[];
}

export const noExpansions: Expansions = { uses: new Map(), bodies: new Map(), symbols: [], made: 0 };

export function findSites(parsed: ParsedDocument, prefix: string): TemplateSites {
  return { templates: findTemplates(parsed, prefix), uses: findUses(parsed, prefix) };
}

export function hasSites({ templates, uses }: TemplateSites): boolean {
  return templates.length > 0 || uses.length > 0;
}

/** All templates of a project by path. */
export type TemplateTable = ReadonlyMap<string, TemplateDefinition>;

/** Finds templates by the names that are declared. */
export function createFinder(table: TemplateTable, symbols: SymbolTable): ExpandContext['find'] {
  return (ref: ast.Ref | undefined, scope: NameScope) => {
    const path = (ref?.segments ?? []).join('.');
    if (path === '') return undefined;
    const answer = symbols.resolve({ kinds: ['template'], path, ...scope });
    return 'found' in answer ? table.get(answer.found.slice('template:'.length)) : undefined;
  };
}

/** Makes all that a document uses, and reads its templates. `left` is how many elements the project may still get. */
export function expandDocument(
  { templates, uses }: TemplateSites,
  find: ExpandContext['find'],
  own: readonly SymbolDeclaration[],
  left: number,
): Expansions {
  const budget = { left };
  const symbols: SymbolDeclaration[] = [];
  const made = new Map<ast.Use | ast.Conform, Expanded>();
  let tooLarge = 0;
  for (const { node, container } of uses) {
    const before = budget.left;
    const expansion = expandUse(node, { container }, { find, budget });
    made.set(node, expansion);
    // What a use that is too large would have made takes no place; a document full of them is not tried to its end.
    if (expansion && 'limit' in expansion) {
      if (tooLarge++ < 3) budget.left = before;
    } else if (expansion && node.$type === 'Use') symbols.push(...collectMadeSymbols(expansion, placeOfUse(node), own));
  }
  const bodies = new Map<ast.Template, TemplateBody>();
  for (const definition of templates) {
    const occurrences: Occurrence[] = [];
    const unknown: Occurrence[] = [];
    const expansion = expandBody(definition, { find, budget: { left: mostElements } }, {
      onOccurrence: (occurrence) => occurrences.push(occurrence),
      onUnknown: (occurrence) => unknown.push(occurrence),
    });
    bodies.set(definition.node, { expansion, occurrences, unknown });
    if (isMade(expansion)) symbols.push(...bodySymbols(expansion));
  }
  return { uses: made, bodies, symbols, made: left - budget.left };
}

export function isMade(expanded: Expanded): expanded is Expansion {
  return expanded !== undefined && !('limit' in expanded);
}

/** The name of the instance, else the template's where it is used. */
export function placeOfUse(node: ast.Use | ast.Conform) {
  return node.$type === 'Use' && node.name !== undefined ? valueRange(node, 'name') : rangeOf(node.template ?? node);
}

/** The body's own names stand where they are written; those of the uses in it where these are. */
function bodySymbols(expansion: Expansion): readonly SymbolDeclaration[] {
  const own = collectMadeSymbols({ ...expansion, nested: new Map() }, undefined, []);
  const inner = [...expansion.nested].flatMap(([node, each]) => (isMade(each) ? collectMadeSymbols(each, placeOfUse(node), own) : []));
  return [...own, ...inner];
}
