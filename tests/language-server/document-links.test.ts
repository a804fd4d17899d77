import type { DocumentLink } from 'vscode-languageserver-protocol';
import { expect, onTestFinished, test } from 'vitest';
import { clientRoot, startLanguageClient } from '../support/language-client.ts';

const uri = `${clientRoot}/cx/main.cxa`;

/** `./apis/x.yaml -> apis/x.yaml`: what is underlined, and where it leads below the root. */
async function linksOf(text: string, files: Readonly<Record<string, string>> = {}): Promise<readonly string[]> {
  const client = await startLanguageClient({ 'cx/cxa.json': '{}', 'cx/main.cxa': text, ...files });
  onTestFinished(client.close);
  await client.write(uri, text);
  const links = await client.request<DocumentLink[]>('textDocument/documentLink', { textDocument: { uri } });
  const lines = text.split('\n');
  return links.map(({ range, target }) => {
    const said = (lines[range.start.line] ?? '').slice(range.start.character, range.end.character);
    return `${said} -> ${(target ?? '').replace(`${clientRoot}/`, '')}`;
  });
}

test('an import leads to its file, and to the first of a package', async () => {
  const files = {
    'shared.cxa': 'team a',
    'node_modules/@acme/patterns/package.json': '{ "cxa": { "files": ["*.cxa"] } }',
    'node_modules/@acme/patterns/a.cxa': 'team b',
    'node_modules/@acme/patterns/b.cxa': 'team c',
  };
  expect(await linksOf('import "../shared.cxa"\nimport "@acme/patterns" as p\nimport "./gone.cxa"', files)).toEqual([
    '../shared.cxa -> shared.cxa',
    '@acme/patterns -> node_modules/@acme/patterns/a.cxa',
  ]);
});

test('links lead to addresses as they are, and to files that are there', async () => {
  const text = `system a {
  link "Wiki" "https://example.org/a?b=c#d"
  link "Notes" "../docs/my notes.md"
  link "Gone" "./gone.md"
  link "https://example.org/"
  link "Only a title"
  link "Other" "ftp://example.org/x"
}`;
  expect(await linksOf(text, { 'docs/my%20notes.md': '' })).toEqual([
    'https://example.org/a?b=c#d -> https://example.org/a?b=c#d',
    '../docs/my notes.md -> docs/my%20notes.md',
    'https://example.org/ -> https://example.org/',
  ]);
});

test('contracts open their files, whatever operation they name', async () => {
  const text = `system a {
  provides api cases from "./apis/x.yaml#op"
  requires api other from "./apis/y.yaml"
  system c
  c -> a { contract "./apis/x.yaml#/paths/~1a" }
}
system b
a -> b { contract "https://example.org/b.wsdl"  at p1 { contract "./apis/x.yaml" } }
b -> a { contract none }
plateau p1`;
  expect(await linksOf(text, { 'cx/apis/x.yaml': '' })).toEqual([
    './apis/x.yaml#op -> cx/apis/x.yaml',
    './apis/x.yaml#/paths/~1a -> cx/apis/x.yaml',
    'https://example.org/b.wsdl -> https://example.org/b.wsdl',
    './apis/x.yaml -> cx/apis/x.yaml',
  ]);
});

test('a text that is broken or not saved has what links it can have', async () => {
  expect(await linksOf('system a { link "W" "https://example.org" ')).toEqual([
    'https://example.org -> https://example.org',
  ]);
  const client = await startLanguageClient({});
  onTestFinished(client.close);
  const text = 'system a { link "W" "./x.md"  link "V" "https://example.org/v" }';
  await client.write('untitled:Untitled-1', text);
  const links = await client.request<DocumentLink[]>('textDocument/documentLink', {
    textDocument: { uri: 'untitled:Untitled-1' },
  });
  expect(links.map(({ target }) => target)).toEqual(['https://example.org/v']);
});
