import { TextDocument } from 'vscode-languageserver-textdocument';
import type { ContractDocument, ContractFile } from '../../model/contracts.ts';
import type { Position } from '../../model/source.ts';
import type { ContractFault } from './contract-fault.ts';
import { readAsyncApi } from './read-asyncapi.ts';
import { readGraphql } from './read-graphql.ts';
import { readOpenApi } from './read-openapi.ts';
import { readProto } from './read-proto.ts';
import { readWsdl } from './read-wsdl.ts';
import { at, readYaml } from './yaml-tree.ts';

interface ContractFormat {
  /** What its text has to be, in a sentence. */
  readonly name: string;
  read(text: string, positionAt: (offset: number) => Position): Promise<ContractDocument | ContractFault>;
}

/** By the end of the file's name. A format is one file and one line here. */
const formats: Readonly<Record<string, ContractFormat>> = {
  yaml: { name: 'YAML', read: readApi },
  yml: { name: 'YAML', read: readApi },
  json: { name: 'JSON', read: readApi },
  wsdl: { name: 'XML', read: readWsdl },
  xml: { name: 'XML', read: readWsdl },
  graphql: { name: 'GraphQL schema', read: readGraphql },
  graphqls: { name: 'GraphQL schema', read: readGraphql },
  gql: { name: 'GraphQL schema', read: readGraphql },
  proto: { name: 'proto file', read: async (text, positionAt) => readProto(text, positionAt) },
};

/** Whether the content of such a file is looked at, or only whether it is there. */
export function isReadable(uri: string): boolean {
  return formatOf(uri) !== undefined;
}

/** What a contract's text says. Nothing that it refers to is looked at: no other file, no address. */
export async function readContract(uri: string, text: string): Promise<ContractFile> {
  const format = formatOf(uri);
  if (!format) return { kind: 'document', format: 'other', operations: undefined };
  const name = fileName(uri);
  const lines = TextDocument.create(uri, '', 0, text);
  const found = await format.read(text, (offset) => lines.positionAt(offset));
  if (found.kind === 'document') return found;
  const where = found.line === undefined ? '' : ` from line ${found.line + 1} on`;
  const reason = found.reason === undefined ? '' : ` (${found.reason})`;
  return { kind: 'unreadable', problem: `${name} is no ${format.name}${where}${reason}; mend it, or name another file.` };
}

/** The last part of a URI, as people call it. */
export function fileName(uri: string): string {
  return decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1));
}

function formatOf(uri: string): ContractFormat | undefined {
  const ending = /\.(\w+)$/.exec(uri)?.[1]?.toLowerCase() ?? '';
  return Object.hasOwn(formats, ending) ? formats[ending] : undefined;
}

/** OpenAPI or AsyncAPI, by its first line; else a schema or whatever else is written so. */
async function readApi(text: string, positionAt: (offset: number) => Position): Promise<ContractDocument | ContractFault> {
  const root = await readYaml(text);
  if (root.kind === 'fault') return root;
  if (at(root, 'openapi') || at(root, 'swagger')) return readOpenApi(root, positionAt);
  if (at(root, 'asyncapi')) return readAsyncApi(root, positionAt);
  return { kind: 'document', format: 'other', operations: undefined };
}
