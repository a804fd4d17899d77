import type { ContractDocument, ContractOperation } from '../../model/contracts.ts';
import type { Position } from '../../model/source.ts';
import { fault } from './contract-fault.ts';
import type { ContractFault } from './contract-fault.ts';

/**
 * Protocol buffers: the calls of each service, as `Call`, `Service.Call` and with the package in front. The parsers there are bring their whole
 * run time; who asks for services and calls needs words, braces and what is neither, which is a comment or a text.
 */
export function readProto(text: string, positionAt: (offset: number) => Position): ContractDocument | ContractFault {
  const operations: ContractOperation[] = [];
  let depth = 0;
  let pack: string | undefined;
  let service: string | undefined;
  let before = '';
  let comment: string | undefined;
  for (const { 0: token, index } of text.matchAll(tokens)) {
    if (/^\/[/*]/.test(token)) {
      comment = token.replace(/^\/[/*]+|\*\/$/g, '').replace(/\s*\n\s*\*?\s*/g, ' ').trim();
      continue;
    }
    if (token === '{') depth++;
    else if (token === '}') {
      depth--;
      if (depth === 0) service = undefined;
      if (depth < 0) return fault('a brace closes what was never opened', positionAt(index).line);
    } else if (/^[A-Za-z_]/.test(token)) {
      if (before === 'package' && depth === 0) pack = token;
      if (before === 'service' && depth === 0) service = token;
      if (before === 'rpc' && depth === 1 && service !== undefined) {
        const full = `${service}.${token}`;
        operations.push({
          kind: 'operation',
          names: [token, full, `${service}/${token}`, ...(pack === undefined ? [] : [`${pack}.${full}`, `${pack}.${service}/${token}`])],
          ...(comment !== undefined && comment !== '' && { summary: comment }),
          place: positionAt(index),
        });
      }
    }
    // A comment is about the call that follows it, not about the one after that.
    if (token !== 'rpc' && before !== 'rpc') comment = undefined;
    before = token;
  }
  if (depth > 0) return fault('a brace is not closed', positionAt(text.length).line);
  return { kind: 'document', format: 'proto', ...(pack !== undefined && { title: pack }), operations };
}

/** Comments and texts as wholes, so that nothing in them counts; words; braces and semicolons. */
const tokens = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|[A-Za-z_][\w.]*|[{};]/g;
