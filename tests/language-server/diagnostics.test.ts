import { DiagnosticSeverity } from 'vscode-languageserver-protocol';
import type { CodeAction, Diagnostic } from 'vscode-languageserver-protocol';
import { afterEach, expect, test } from 'vitest';
import { clientRoot, startLanguageClient } from '../support/language-client.ts';
import type { LanguageClient } from '../support/language-client.ts';

let client: LanguageClient | undefined;
afterEach(() => client?.close());

const uri = `${clientRoot}/main.cxa`;
const other = `${clientRoot}/other.cxa`;

test('a fault is published while it is there, and gone when it is mended', async () => {
  client = await startLanguageClient({ 'cxa.json': '{}', 'main.cxa': 'team a { unit }\nsystem crm { owner a }\n' });
  await client.write(uri, 'team a { unit }\nsystem crm { owner b }\n');
  expect((await client.diagnostics(uri)).map((each) => each.message)).toEqual([
    'No team "b" is declared; declare it: team b.',
  ]);
  await client.write(uri, 'team a { unit }\nsystem crm { owner a }\n');
  expect(await client.diagnostics(uri)).toEqual([]);
});

test('a change in one file is felt in another that did not change', async () => {
  client = await startLanguageClient({
    'cxa.json': '{}',
    'main.cxa': 'team a { unit }\n',
    'other.cxa': 'system crm { owner a }\n',
  });
  await client.write(uri, 'team renamed { unit }\n');
  expect((await client.diagnostics(other)).map((each) => each.code)).toContain('reference');
  await client.write(uri, 'team a { unit }\n');
  expect(await client.diagnostics(other)).toEqual([]);
});

test('a document of no project is checked all the same', async () => {
  client = await startLanguageClient({});
  await client.write('untitled:Untitled-1', 'system crm {');
  expect((await client.diagnostics('untitled:Untitled-1')).length).toBeGreaterThan(0);
});

/** Two journeys over systems without an owner, and two systems that no journey passes. */
const unowned = `channel web
system a
system b
system c { owner none }
system d
system e
a -> b { owner none }
journey buy "Buying" { accountable none  step pay on web using a -> b { actor customer } }
journey back "Bringing back" { accountable none  step drop on web using a { actor customer } }
`;

test('what is only missing is listed once for each rule and journey, and a hint at each element', async () => {
  client = await startLanguageClient({ 'cxa.json': '{}', 'main.cxa': '' });
  await client.write(uri, unowned);
  const told = (await client.diagnostics(uri)).filter(({ code }) => code === 'OWN-01').map(({ severity, message, range }) => [severity, range.start.line, message]);
  const hints = told.filter(([severity]) => severity === DiagnosticSeverity.Hint);
  expect(hints.map(([, line]) => line)).toEqual([1, 2, 4, 5]);
  expect(told.filter(([severity]) => severity === DiagnosticSeverity.Information)).toEqual([
    [DiagnosticSeverity.Information, 7, '"Buying": 2 of 2 systems have no owner.'],
    [DiagnosticSeverity.Information, 4, 'On no journey: 2 of 3 systems have no owner.'],
  ]);
});

test('a hint has its quick fixes, and its group one that mends all of them', async () => {
  client = await startLanguageClient({ 'cxa.json': '{}', 'main.cxa': '' });
  const owned = 'team t { unit }\nchannel web\nsystem a { owner t }\nsystem b { owner t }\nsystem c { owner t }\na -> b\nb -> c\n';
  await client.write(uri, `${owned}journey buy "Buying" { accountable t  step pay on web using a -> b -> c { actor customer } }\n`);
  const own = (await client.diagnostics(uri)).filter(({ code }) => code === 'OWN-01');
  const titles = async (diagnostic: Diagnostic | undefined) => {
    if (!client || !diagnostic) throw new Error('There is nothing to mend.');
    const params = { textDocument: { uri }, range: diagnostic.range, context: { diagnostics: [diagnostic] } };
    return (await client.request<CodeAction[]>('textDocument/codeAction', params)).map(({ title }) => title);
  };
  expect(own.map(({ severity, range }) => [severity, range.start.line])).toEqual([
    [DiagnosticSeverity.Hint, 5],
    [DiagnosticSeverity.Hint, 6],
    [DiagnosticSeverity.Information, 7],
  ]);
  expect(await titles(own[0])).toContain('Make t the owner');
  expect(await titles(own[2])).toContain('Fix all 2 of OWN-01 in this file');
  expect(own[2]?.relatedInformation?.map(({ location }) => location.range.start.line)).toEqual([5, 6]);
});

test('what a critical journey lacks is said of each element where the profile asks for it', async () => {
  client = await startLanguageClient({ 'cxa.json': '{ "profile": "run" }', 'main.cxa': '' });
  await client.write(uri, unowned.replace('"Buying" {', '"Buying" { criticality critical '));
  const told = (await client.diagnostics(uri)).filter(({ code, range }) => code === 'OWN-01' && range.start.line < 3);
  expect(told.map(({ severity }) => severity)).toEqual([DiagnosticSeverity.Error, DiagnosticSeverity.Error]);
});

test('where a finding holds is said with it', async () => {
  client = await startLanguageClient({ 'cxa.json': '{}', 'main.cxa': '' });
  await client.write(uri, 'plateau now\nplateau later after now\nteam t { unit }\nsystem a { owner t }\nsystem b { owner t }\na -> b as x { owner none  exists from later }\n');
  const [finding] = (await client.diagnostics(uri)).filter(({ code }) => code === 'OWN-01');
  expect(finding?.message).toBe('Integration x has no technical owner (only at later).');
  const hover = await client.request<{ contents: { value: string } }>('textDocument/hover', { textDocument: { uri }, position: { line: 5, character: 10 } });
  expect(hover.contents.value).toContain('has no technical owner (only at later).');
});

test('settings of rules that do not exist are reported in cxa.json', async () => {
  client = await startLanguageClient({ 'cxa.json': '{ "rules": { "OWN-99": "off" } }', 'main.cxa': '' });
  await client.write(uri, 'team t { unit }\n');
  expect((await client.diagnostics(`${clientRoot}/cxa.json`)).map(({ message }) => message)).toEqual([
    expect.stringMatching(/^cxa\.json sets a rule "OWN-99" that does not exist\. Did you mean "OWN-\d\d"\?$/),
  ]);
});
