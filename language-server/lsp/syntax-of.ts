import type { AstNode } from 'langium';
import type { StoredDocument } from '../document-store.ts';
import type { CxaFile } from '../generated/ast.ts';
import { parseDocument } from '../parse.ts';

const known = new WeakMap<StoredDocument, { readonly text: string; readonly root: CxaFile }>();

/** The syntax tree of a document. Most are let go after reading, to save memory; one that an editor asks about is parsed again and kept. */
export function syntaxOf(document: StoredDocument): CxaFile {
  if (document.parsed) return document.parsed.root;
  let tree = known.get(document);
  if (tree?.text !== document.text) {
    tree = { text: document.text, root: parseDocument(document.text, document.uri).root };
    known.set(document, tree);
  }
  return tree.root;
}

/** The nodes right inside a node. */
export function childrenOf(node: AstNode): readonly AstNode[] {
  return Object.entries(node).flatMap(([name, value]) =>
    name.startsWith('$') ? [] : (Array.isArray(value) ? value : [value]).filter(isNode),
  );
}

function isNode(value: unknown): value is AstNode {
  return typeof value === 'object' && value !== null && '$type' in value;
}
