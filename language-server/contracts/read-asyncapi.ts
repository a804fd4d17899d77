import type { ContractDocument, ContractOperation } from '../../model/contracts.ts';
import type { Position } from '../../model/source.ts';
import { infoOf } from './read-openapi.ts';
import { at, entriesOf, textAt } from './yaml-tree.ts';
import type { YamlEntry, YamlNode } from './yaml-tree.ts';

/** AsyncAPI 2 and 3: operations, channels by key and address, messages by key and name. */
export function readAsyncApi(root: YamlNode, positionAt: (offset: number) => Position): ContractDocument {
  const found: ContractOperation[] = [];
  const elsewhere: string[] = [];
  const add = (kind: ContractOperation['kind'], names: readonly (string | undefined)[], entry: YamlEntry) => {
    const own = [...new Set(names.filter((name) => name !== undefined))];
    const summary = textAt(entry.value, 'summary') ?? textAt(entry.value, 'description') ?? textAt(entry.value, 'title');
    if (own.length > 0) found.push({ kind, names: own, ...(summary !== undefined && { summary }), place: positionAt(entry.at) });
  };
  /** A reference inside of the document is to what is listed anyway; one to another file leads out of it. */
  const follow = (node: YamlNode | undefined) => {
    const reference = textAt(node, '$ref');
    if (reference !== undefined && !reference.startsWith('#')) elsewhere.push(reference);
  };
  const addMessages = (node: YamlNode | undefined) => {
    for (const [key, entry] of entriesOf(node)) {
      follow(entry.value);
      add('message', [key, textAt(entry.value, 'name')], entry);
    }
  };

  for (const [key, entry] of entriesOf(at(root, 'operations'))) {
    follow(entry.value);
    add('operation', [key], entry);
  }
  for (const [key, entry] of entriesOf(at(root, 'channels'))) {
    follow(entry.value);
    add('channel', [key, textAt(entry.value, 'address')], entry);
    addMessages(at(entry.value, 'messages'));
    for (const way of ['publish', 'subscribe']) {
      const operation = at(entry.value, way);
      if (!operation) continue;
      const inner = entry.value.kind === 'map' ? entry.value.entries.get(way) : undefined;
      add('operation', [textAt(operation, 'operationId')], inner ?? entry);
      for (const message of messagesOf(at(operation, 'message'))) {
        follow(message);
        add('message', [textAt(message, 'messageId'), textAt(message, 'name'), lastPart(textAt(message, '$ref'))], { at: inner?.at ?? entry.at, value: message });
      }
    }
  }
  addMessages(at(root, 'components', 'messages'));
  for (const group of ['operations', 'channels']) follow(at(root, group));
  return { kind: 'document', format: 'asyncapi', ...infoOf(root), operations: found, ...(elsewhere.length > 0 && { isPartial: true as const }) };
}

/** One, or one of several. */
function messagesOf(node: YamlNode | undefined): readonly YamlNode[] {
  const several = at(node, 'oneOf');
  if (several?.kind === 'list') return several.items;
  return node ? [node] : [];
}

function lastPart(reference: string | undefined): string | undefined {
  return reference?.slice(reference.lastIndexOf('/') + 1);
}
