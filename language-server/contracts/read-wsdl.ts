import { SaxesParser } from 'saxes';
import type { ContractDocument, ContractOperation } from '../../model/contracts.ts';
import type { Position } from '../../model/source.ts';
import { fault } from './contract-fault.ts';
import type { ContractFault } from './contract-fault.ts';

/** What an element of the document is called, and what it is in. */
interface OpenElement {
  readonly local: string;
  readonly name: string | undefined;
}

/**
 * WSDL 1.1 and 2.0: the operations of port types and interfaces. Declarations of entities are not followed, so that none can be
 * expanded and no address is called.
 */
export function readWsdl(text: string): ContractDocument | ContractFault {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const operations: ContractOperation[] = [];
  const open: OpenElement[] = [];
  let title: string | undefined;
  let isWsdl = false;
  const imports: string[] = [];
  let documentation: string | undefined;
  let place: Position = { line: 0, character: 0 };

  let problem: ContractFault | undefined;
  parser.on('error', ({ message }) => {
    problem ??= fault(message.replace(/^\d+:\d+: /, '').replace(/\.$/, ''), parser.line - 1);
  });
  parser.on('opentagstart', () => {
    place = { line: parser.line - 1, character: 0 };
  });
  parser.on('opentag', ({ local, uri, attributes }) => {
    const name = attributes.name?.value;
    const around = open.at(-1);
    if (open.length === 0) {
      isWsdl = /\/wsdl\/?$/.test(uri);
      title = name;
    }
    if (isWsdl && local === 'import' && open.length === 1) imports.push(local);
    if (isWsdl && local === 'operation' && name !== undefined && (around?.local === 'portType' || around?.local === 'interface')) {
      operations.push({ kind: 'operation', names: [name, `${around.name ?? ''}.${name}`], place });
    }
    if (local === 'documentation') documentation = '';
    open.push({ local, name });
  });
  parser.on('text', (part) => {
    if (documentation !== undefined) documentation += part;
  });
  parser.on('closetag', ({ local }) => {
    open.pop();
    if (local !== 'documentation' || documentation === undefined) return;
    const summary = documentation.replace(/\s+/g, ' ').trim();
    documentation = undefined;
    const last = operations.at(-1);
    const around = open.at(-1);
    if (around?.local === 'operation' && last?.names[0] === around.name && summary !== '') operations[operations.length - 1] = { ...last, summary } as ContractOperation;
  });
  parser.write(text).close();
  if (problem) return problem;

  if (!isWsdl) return { kind: 'document', format: 'other', operations: undefined };
  return { kind: 'document', format: 'wsdl', ...(title !== undefined && { title }), operations, ...(imports.length > 0 && { isPartial: true as const }) };
}
