import { SemanticTokensBuilder, SemanticTokensRequest } from 'vscode-languageserver';
import type { SemanticTokens } from 'vscode-languageserver';
import type { Kind } from '../../model/element.ts';
import type { ElementId } from '../../model/element-base.ts';
import type { Range } from '../../model/source.ts';
import { isBefore } from '../text-range.ts';
import type { DocumentView, Provider } from './provider.ts';
import { fragmentOf } from './target.ts';

const types = [
  'namespace',
  'class',
  'interface',
  'struct',
  'function',
  'method',
  'property',
  'enumMember',
  'variable',
  'type',
  'parameter',
] as const;

/** Names and references in the colour of what they name; keywords, strings and numbers are the text grammar's. */
export const semanticTokens: Provider = {
  capabilities: {
    semanticTokensProvider: { legend: { tokenTypes: [...types], tokenModifiers: ['declaration'] }, full: true },
  },
  register(requests) {
    requests.onDocument(SemanticTokensRequest.type, null, (view) => encode(tokensOf(view)));
  },
};

interface NameToken {
  readonly range: Range;
  readonly type: (typeof types)[number];
  readonly isDeclaration: boolean;
}

function tokensOf(view: DocumentView): readonly NameToken[] {
  const fragment = fragmentOf(view);
  const tokens: NameToken[] = [];
  const add = (range: Range, id: ElementId, isDeclaration: boolean) => {
    const kind = id.slice(0, id.indexOf(':'));
    const type = kind === 'parameter' ? 'parameter' : (tokenTypes[kind as Kind] ?? 'variable');
    if (range.start.line === range.end.line) tokens.push({ range, type, isDeclaration });
  };
  for (const { range, target } of fragment?.references ?? []) add(range, target, false);
  for (const [id, { name, template }] of fragment?.sources ?? []) {
    if (!template && !/^(?:waiver|identity|view|conform):/.test(id)) add(name, id, true);
  }
  for (const [id, { source }] of fragment?.members ?? []) if (!source.template) add(source.name, id, true);
  return tokens;
}

/** In the order of the text; where two overlap, as an arrow and its ends, the reference counts, which was there first. */
function encode(tokens: readonly NameToken[]): SemanticTokens {
  const builder = new SemanticTokensBuilder();
  const sorted = [...tokens].sort((a, b) => order(a.range, b.range));
  let last: Range | undefined;
  for (const { range, type, isDeclaration } of sorted) {
    if (last && isBefore(range.start, last.end)) continue;
    last = range;
    const { start, end } = range;
    builder.push(
      start.line,
      start.character,
      end.character - start.character,
      types.indexOf(type),
      isDeclaration ? 1 : 0,
    );
  }
  return builder.build();
}

function order(a: Range, b: Range): number {
  return a.start.line - b.start.line || a.start.character - b.start.character;
}

const tokenTypes: Partial<Record<Kind, (typeof types)[number]>> = {
  architecture: 'namespace',
  team: 'namespace',
  boundary: 'namespace',
  system: 'class',
  channel: 'interface',
  data: 'struct',
  step: 'function',
  journey: 'function',
  integration: 'method',
  capability: 'property',
  plateau: 'enumMember',
  persona: 'type',
  template: 'type',
  use: 'variable',
};
