import type { ContractDocument, ContractFile } from '../../model/contracts.ts';
import type { Position } from '../../model/source.ts';
import { positionsOf } from '../text-range.ts';
import type { ContractFault } from './contract-fault.ts';

interface ContractFormat {
  /** What its text has to be, in a sentence. */
  readonly name: string;
  read(text: string, positionAt: (offset: number) => Position): Promise<ContractDocument | ContractFault>;
}

// Loaded with the parsers that they stand on by projects that name such a file.
const readApi: ContractFormat['read'] = async (text, positionAt) => (await import('./read-api.ts')).readApi(text, positionAt);
const readWsdl: ContractFormat['read'] = async (text) => (await import('./read-wsdl.ts')).readWsdl(text);
const readGraphql: ContractFormat['read'] = async (text) => (await import('./read-graphql.ts')).readGraphql(text);
const readProto: ContractFormat['read'] = async (text, positionAt) => (await import('./read-proto.ts')).readProto(text, positionAt);

/** By the end of the file's name. */
const formats: Readonly<Record<string, ContractFormat>> = {
  yaml: { name: 'YAML', read: readApi },
  yml: { name: 'YAML', read: readApi },
  json: { name: 'JSON', read: readApi },
  wsdl: { name: 'XML', read: readWsdl },
  xml: { name: 'XML', read: readWsdl },
  graphql: { name: 'GraphQL schema', read: readGraphql },
  graphqls: { name: 'GraphQL schema', read: readGraphql },
  gql: { name: 'GraphQL schema', read: readGraphql },
  proto: { name: 'proto file', read: readProto },
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
  const rangeAt = positionsOf(text);
  const found = await format.read(text, (offset) => rangeAt(offset, 0).start);
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
