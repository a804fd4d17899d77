import type { ContractDocument } from '../../model/contracts.ts';
import type { Position } from '../../model/source.ts';
import type { ContractFault } from './contract-fault.ts';
import { readAsyncApi } from './read-asyncapi.ts';
import { readOpenApi } from './read-openapi.ts';
import { at, readYaml } from './yaml-tree.ts';

/** OpenAPI or AsyncAPI, in YAML or JSON, by what its first level says; else a schema or whatever else is written so. */
export function readApi(text: string, positionAt: (offset: number) => Position): ContractDocument | ContractFault {
  const root = readYaml(text);
  if (root.kind === 'fault') return root;
  if (at(root, 'openapi') || at(root, 'swagger')) return readOpenApi(root, positionAt);
  if (at(root, 'asyncapi')) return readAsyncApi(root, positionAt);
  return { kind: 'document', format: 'other', operations: undefined };
}
