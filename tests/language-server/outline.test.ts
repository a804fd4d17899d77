import type { DocumentSymbol, FoldingRange, SemanticTokens, SymbolInformation } from 'vscode-languageserver-protocol';
import { SymbolKind } from 'vscode-languageserver-protocol';
import { expect, onTestFinished, test } from 'vitest';
import { foldingRanges } from '../../language-server/lsp/folding.ts';
import { clientRoot, startLanguageClient } from '../support/language-client.ts';
import type { LanguageClient } from '../support/language-client.ts';

const uri = `${clientRoot}/main.cxa`;

async function open(text: string, files: Readonly<Record<string, string>> = {}): Promise<LanguageClient> {
  const client = await startLanguageClient({ 'cxa.json': '{}', 'main.cxa': text, ...files });
  onTestFinished(client.close);
  await client.write(uri, text);
  return client;
}

/** The outline as indented lines: name, kind, detail. */
function lines(symbols: readonly DocumentSymbol[], indent = ''): readonly string[] {
  return symbols.flatMap((symbol) => [
    `${indent}${symbol.name} · ${Object.entries(SymbolKind).find(([, kind]) => kind === symbol.kind)?.[0]} · ${symbol.detail}`,
    ...lines(symbol.children ?? [], `${indent}  `),
  ]);
}

const text = `architecture shop "Shop"
team service "Service" {
  team night "Night shift"
}
system crm "CRM" {
  system cases "Cases" { system archive }
  system search
  search -> cases "Index"
}
system oms
oms -> crm as lookUp "Look up"
journey help "Help" {
  phase first "First" {
    step ask "Asks"
  }
  step answer "Answers" { -> ask }
  ask -> answer 50%
}
plateau p1 {
  system later
}
handover chat -> chat warm
view landscape core "Core"
`;

test('the outline nests what is declared inside', async () => {
  const client = await open(text);
  const symbols = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument: { uri } });
  expect(lines(symbols)).toEqual([
    'shop · Package · Shop',
    'service · Namespace · Service',
    '  night · Namespace · Night shift',
    'crm · Class · CRM',
    '  cases · Class · Cases',
    '    archive · Class · system',
    '  search · Class · system',
    '  search → cases · Method · Index',
    'oms · Class · system',
    'lookUp · Method · Look up',
    'help · Module · Help',
    '  ask · Function · Asks',
    '  answer · Function · Answers',
    '  answer → ask · Event · transition',
    '  ask → answer · Event · transition',
    'p1 · EnumMember · plateau',
    'later · Class · system',
    'chat → chat · Event · handover',
    'core · File · Core',
  ]);
});

test('what an outline selects lies in what it spans, inner spans in outer ones, even in broken text', async () => {
  const client = await open(`${text}system half {\n  kind\n  system inner {\njourney cut { step a { needs`);
  const symbols = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument: { uri } });
  const problems: string[] = [];
  const before = (a: { line: number; character: number }, b: { line: number; character: number }) =>
    a.line < b.line || (a.line === b.line && a.character <= b.character);
  const walk = (list: readonly DocumentSymbol[], outer: DocumentSymbol | undefined) => {
    for (const symbol of list) {
      const { range, selectionRange } = symbol;
      if (!before(range.start, selectionRange.start) || !before(selectionRange.end, range.end))
        problems.push(`${symbol.name} selects outside of itself`);
      if (outer && (!before(outer.range.start, range.start) || !before(range.end, outer.range.end)))
        problems.push(`${symbol.name} is not within ${outer.name}`);
      walk(symbol.children ?? [], symbol);
    }
  };
  walk(symbols, undefined);
  expect(problems).toEqual([]);
  expect(symbols.map(({ name }) => name)).toEqual(expect.arrayContaining(['half', 'cut']));
});

test('symbols are found in all files by name, path and title, in the order of their letters', async () => {
  const client = await open(text, { 'other.cxa': 'system carrier "Parcel carrier"\n' });
  const find = async (query: string) => {
    const found = await client.request<SymbolInformation[]>('workspace/symbol', { query });
    return found.map(
      ({ name, containerName, location }) => `${name} (${containerName}) ${location.uri.slice(clientRoot.length + 1)}`,
    );
  };
  expect(await find('carr')).toEqual(['carrier (Parcel carrier) other.cxa']);
  expect(await find('prclcarr')).toEqual(['carrier (Parcel carrier) other.cxa']);
  expect(await find('crm.cases')).toEqual(expect.arrayContaining(['cases (Cases) main.cxa']));
  expect(await find('NIGHT')).toEqual(['night (Night shift) main.cxa']);
  expect(await find('zzz')).toEqual([]);
  expect((await find('')).length).toBe(20);
});

test('a file that two projects read is found once', async () => {
  const client = await startLanguageClient({
    'a/cxa.json': '{}',
    'a/shared.cxa': 'system shared "Shared"\n',
    'b/cxa.json': '{}',
    'b/main.cxa': 'import "../a/shared.cxa" as s\nsystem own\nown -> s.shared\n',
  });
  onTestFinished(client.close);
  const found = await client.request<SymbolInformation[]>('workspace/symbol', { query: 'shared' });
  expect(found.filter(({ name }) => name === 'shared')).toHaveLength(1);
});

test('blocks, comments and long texts fold; braces in strings and comments do not count', async () => {
  const client = await open(`// One
// Two

/**
 * Three
 */
system a {
  description """
    long {
  """
  system b { kind crm }
  // }
  system c "}" {
    kind crm
  }
}
`);
  const found = await client.request<FoldingRange[]>('textDocument/foldingRange', { textDocument: { uri } });
  expect(found.map(({ startLine, endLine, kind }) => [startLine, endLine, kind])).toEqual([
    [0, 1, 'comment'],
    [3, 5, 'comment'],
    [6, 14, undefined],
    [7, 9, undefined],
    [12, 13, undefined],
  ]);
});

test('text that is cut anywhere folds without harm', () => {
  for (let length = 0; length < text.length; length += 7) {
    for (const { startLine, endLine } of foldingRanges(text.slice(0, length)))
      expect(endLine).toBeGreaterThan(startLine);
  }
  expect(foldingRanges('}}}{{{\n"""')).toEqual([]);
});

test('names have the colour of what they name, declarations and dotted parts too', async () => {
  const source =
    'team t\nsystem crm { owner t\n  system cases }\nchannel chat { served by crm.cases }\nwaive INT-01 on crm\ncrm -> crm.cases as 😀x "X" { }\n';
  const client = await open(source);
  const { semanticTokensProvider } = client.capabilities;
  const types =
    semanticTokensProvider && 'legend' in semanticTokensProvider ? semanticTokensProvider.legend.tokenTypes : [];
  const { data } = await client.request<SemanticTokens>('textDocument/semanticTokens/full', { textDocument: { uri } });
  const found: string[] = [];
  let [line, character] = [0, 0];
  for (let at = 0; at < data.length; at += 5) {
    const [lines = 0, characters = 0, length = 0, type = 0, modifier = 0] = data.slice(at, at + 5);
    character = lines > 0 ? characters : character + characters;
    line += lines;
    found.push(
      `${source.split('\n')[line]?.slice(character, character + length)} ${types[type]}${modifier ? ' declared' : ''}`,
    );
  }
  expect(found).toEqual([
    't namespace declared',
    'crm class declared',
    't namespace',
    'cases class declared',
    'chat interface declared',
    'crm class',
    'cases class',
    'crm class',
    'crm class',
    'crm class',
    'cases class',
    'x method declared',
  ]);
});
