import { contractUris, findOperation, splitContract } from '../../model/contracts.ts';
import type { ContractDocument, ContractOperation } from '../../model/contracts.ts';
import type { Position } from '../../model/source.ts';
import { escapeMarkdown } from './markdown.ts';
import type { DocumentView } from './provider.ts';

/** The document that a contract's text leads to. */
export interface NamedContract {
  readonly uri: string;
  readonly document: ContractDocument;
  /** Undefined where none is named, or none is found. */
  readonly operation: ContractOperation | undefined;
}

/** Undefined for addresses, and for what is not there or cannot be read. */
export function namedContract(view: DocumentView, text: string): NamedContract | undefined {
  const { operation } = splitContract(text);
  for (const uri of contractUris(text, { file: view.uri })) {
    const file = view.state.model.contracts?.get(uri);
    if (file?.kind === 'document') return { uri, document: file, operation: operation === undefined ? undefined : findOperation(file, operation) };
  }
  return undefined;
}

/** Where it says what is meant. */
export function placeIn({ operation }: NamedContract): Position {
  return operation?.place ?? { line: 0, character: 0 };
}

/** What the document and the operation call themselves, as Markdown. */
export function contractText({ uri, document, operation }: NamedContract): string {
  const { title, version, format, operations } = document;
  const name = decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1));
  const kind = formatNames[format];
  const head = [`**${escapeMarkdown(title ?? name)}**`, version === undefined ? '' : ` ${escapeMarkdown(version)}`, kind === undefined ? '' : ` — ${kind}`].join('');
  const count = operations?.filter((each) => each.kind === 'operation').length ?? 0;
  const about = operation
    ? [`\`${operation.names.slice(0, 2).join('` · `')}\` — ${operation.kind}`, operation.summary === undefined ? '' : escapeMarkdown(operation.summary)]
    : [count === 0 ? '' : `${count} ${count === 1 ? 'operation' : 'operations'}`];
  return [head, ...about].filter((part) => part !== '').join('\n\n');
}

const formatNames: Readonly<Partial<Record<ContractDocument['format'], string>>> = {
  openapi: 'OpenAPI',
  asyncapi: 'AsyncAPI',
  wsdl: 'WSDL',
  graphql: 'GraphQL schema',
  proto: 'protocol buffers',
};
