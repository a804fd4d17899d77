import { SemanticTokensBuilder } from 'vscode-languageserver';
import type { SemanticTokens } from 'vscode-languageserver';
import type { Kind } from '../../model/element.ts';
import type { Range } from '../../model/source.ts';
import type { Provider } from './provider.ts';
import { fragmentOf } from './target.ts';

const types = ['namespace', 'class', 'interface', 'struct', 'function', 'method', 'property', 'enumMember', 'variable', 'type'] as const;
const modifiers = ['declaration'] as const;

/** Names and references in the colour of what they name; keywords, strings and numbers are the text grammar's. */
export const semanticTokens: Provider = {
  capabilities: {
    semanticTokensProvider: { legend: { tokenTypes: [...types], tokenModifiers: [...modifiers] }, full: true },
  },
  register({ connection, look }) {
    connection.languages.semanticTokens.on(async ({ textDocument }): Promise<SemanticTokens> => {
      const builder = new SemanticTokensBuilder();
      const view = await look(textDocument.uri);
      const fragment = view && fragmentOf(view);
      const tokens: { readonly range: Range; readonly kind: Kind; readonly declaration: boolean }[] = [];
      for (const reference of fragment?.references ?? []) {
        tokens.push({ range: reference.range, kind: kindOf(reference.target), declaration: false });
      }
      for (const [id, source] of fragment?.sources ?? []) {
        const kind = kindOf(id);
        if (named.has(kind)) tokens.push({ range: source.name, kind, declaration: true });
      }
      tokens.sort((a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character);
      let last: Range | undefined;
      for (const { range, kind, declaration } of tokens) {
        const isSame = last && last.start.line === range.start.line && last.start.character === range.start.character;
        if (isSame || range.start.line !== range.end.line) continue;
        last = range;
        builder.push(range.start.line, range.start.character, range.end.character - range.start.character, types.indexOf(tokenTypes[kind] ?? 'variable'), declaration ? 1 : 0);
      }
      return builder.build();
    });
  },
};

/** Kinds whose declarations have a name; arrows, views and waivers are named by other things. */
const named: ReadonlySet<Kind> = new Set<Kind>([
  'architecture',
  'team',
  'persona',
  'boundary',
  'intent',
  'context',
  'channel',
  'capability',
  'system',
  'data',
  'journey',
  'step',
  'plateau',
]);

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
};

function kindOf(id: string): Kind {
  return id.slice(0, id.indexOf(':')) as Kind;
}
