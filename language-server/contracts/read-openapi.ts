import type { ContractDocument, ContractOperation } from '../../model/contracts.ts';
import type { Position } from '../../model/source.ts';
import { at, entriesOf, textAt } from './yaml-tree.ts';
import type { YamlNode } from './yaml-tree.ts';

const methods = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query']);

/** OpenAPI 2 and 3: each method of each path, webhooks included, by its id, by `GET /path`, and by its pointer. */
export function readOpenApi(root: YamlNode, positionAt: (offset: number) => Position): ContractDocument {
  const operations: ContractOperation[] = [];
  let isPartial = false;
  for (const group of ['paths', 'webhooks']) {
    for (const [path, item] of entriesOf(at(root, group))) {
      isPartial ||= textAt(item.value, '$ref') !== undefined;
      const pointer = `/${group}/${path.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      for (const [method, { value, at: offset }] of entriesOf(item.value)) {
        if (!methods.has(method)) continue;
        const id = textAt(value, 'operationId');
        const summary = textAt(value, 'summary') ?? textAt(value, 'description');
        operations.push({
          kind: 'operation',
          names: [...(id === undefined ? [] : [id]), `${method.toUpperCase()} ${path}`, path, pointer, `${pointer}/${method}`],
          ...(summary !== undefined && { summary }),
          place: positionAt(offset),
        });
      }
    }
    isPartial ||= textAt(root, group, '$ref') !== undefined;
  }
  return { kind: 'document', format: 'openapi', ...infoOf(root), operations, ...(isPartial && { isPartial }) };
}

/** What the document calls itself. */
export function infoOf(root: YamlNode): Pick<ContractDocument, 'title' | 'version'> {
  const title = textAt(root, 'info', 'title');
  const version = textAt(root, 'info', 'version');
  return { ...(title !== undefined && { title }), ...(version !== undefined && { version }) };
}
