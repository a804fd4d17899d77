import type * as ast from '../generated/ast.ts';
import type { ParsedDocument } from '../parse.ts';
import { placeOf } from '../syntax-place.ts';

/** A template as it is written. */
export interface TemplateDefinition {
  /** With the prefix of its import. */
  readonly path: string;
  readonly node: ast.Template;
  readonly parsed: ParsedDocument;
  /** Where its own surroundings are looked up: the prefix of its import. */
  readonly outer: string;
  /** Its parameters cannot all be read, so that nothing is certain about what names them. */
  readonly isBroken: boolean;
}

/** The templates of one document; those inside of other declarations are none. */
export function findTemplates(parsed: ParsedDocument, prefix: string): readonly TemplateDefinition[] {
  const found: TemplateDefinition[] = [];
  const visit = (nodes: readonly ast.Declaration[] | undefined): void => {
    for (const node of nodes ?? []) {
      if (node.$type === 'Plateau') visit(node.declarations);
      if (node.$type !== 'Template' || !node.name) continue;
      found.push({ path: prefix === '' ? node.name : `${prefix}.${node.name}`, node, parsed, outer: prefix, isBroken: hasBrokenHead(node, parsed) });
    }
  };
  visit(parsed.root.declarations);
  return found;
}

/** A mistake between the keyword and the first line of the body. */
function hasBrokenHead(node: ast.Template, { diagnostics }: ParsedDocument): boolean {
  const range = placeOf(node)?.range;
  if (!range || diagnostics.length === 0) return false;
  const inside = [...(node.declarations ?? []), ...(node.whens ?? []), ...(node.expectations ?? [])];
  const end = Math.min(range.end.line, ...inside.map((each) => placeOf(each)?.range.start.line ?? range.end.line));
  return diagnostics.some(({ range: { start } }) => start.line >= range.start.line && start.line < Math.max(end, range.start.line + 1));
}

/** Every `use` and `conform` of a document, and where it stands; those inside of templates belong to these. */
export function findUses(parsed: ParsedDocument, prefix: string): readonly UseSite[] {
  const found: UseSite[] = [];
  const visit = (nodes: readonly ast.Declaration[] | undefined, container: string): void => {
    for (const node of nodes ?? []) {
      if (node.$type === 'Use') {
        found.push({ node, container });
        visit(node.declarations, usePath(node, container));
      } else if (node.$type === 'Conform') found.push({ node, container });
      else if (node.$type === 'Plateau') visit(node.declarations, container);
    }
  };
  visit(parsed.root.declarations, prefix);
  return found;
}

export interface UseSite {
  readonly node: ast.Use | ast.Conform;
  /** The path of what it stands in. */
  readonly container: string;
}

/** The path below which the elements of a use stand: the name it is given, else the template's. */
export function usePath(node: ast.Use, container: string): string {
  const name = node.name ?? node.template?.segments?.at(-1) ?? '';
  return container === '' ? name : `${container}.${name}`;
}
