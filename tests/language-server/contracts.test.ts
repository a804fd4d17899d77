import type { CompletionList, DocumentLink, Hover, Location } from 'vscode-languageserver-protocol';
import { expect, onTestFinished, test } from 'vitest';
import { startMarkedClient } from '../support/marked-files.ts';
import { clientRoot } from '../support/language-client.ts';

const orders = `openapi: 3.0.3
info: { title: Orders, version: 2.0.1 }
paths:
  /orders/{id}:
    get:
      operationId: getOrder
      summary: Reads an *order*
    patch: {}
`;

const files = { 'apis/orders.yaml': orders, 'apis/letter.txt': '', 'apis/old/x.wsdl': '', 'other.json': '{}' };

async function open(main: string) {
  const client = await startMarkedClient({ ...files, 'main.cxa': main });
  onTestFinished(client.close);
  return client;
}

const call = (contract: string) => `system crm\nsystem oms\ncrm -> oms { contract "${contract}" }\n`;

async function completed(main: string) {
  const client = await open(main);
  const { items } = await client.request<CompletionList>('textDocument/completion', client.at);
  return items.map(({ label, detail, textEdit }) => ({ label, detail, edit: textEdit && 'range' in textEdit ? textEdit : undefined }));
}

test('behind # the operations of the file are offered, whether the file was named before or not', async () => {
  const offered = await completed(call('./apis/orders.yaml#ge|xx'));
  expect(offered.map(({ label, detail }) => `${label}: ${detail}`)).toEqual(['getOrder: GET /orders/{id} — Reads an *order*', 'PATCH /orders/{id}: operation']);
  const start = 'crm -> oms { contract "./apis/orders.yaml#'.length;
  expect(offered[0]?.edit).toEqual({ range: { start: { line: 2, character: start }, end: { line: 2, character: start + 4 } }, newText: 'getOrder' });
  expect((await completed('system a { provides api x from "./apis/orders.yaml#|')).map(({ label }) => label)).toEqual(['getOrder', 'PATCH /orders/{id}']);
  expect(await completed(call('./apis/none.yaml#|'))).toEqual([]);
});

test('files and folders are offered from where the path leads so far', async () => {
  const labels = async (main: string) => (await completed(main)).map(({ label }) => label);
  expect(await labels(call('|'))).toEqual(['./other.json', './apis/', '../']);
  expect(await labels(call('./apis/o|'))).toEqual(['./apis/letter.txt', './apis/orders.yaml', './apis/old/', './apis/../']);
  expect(await labels('system a { requires event E from "./apis/|" }')).toContain('./apis/orders.yaml');
  expect(await labels(call('https://example.org/|'))).toEqual([]);
  expect(await labels('system a "from |"')).toEqual([]);
  expect(await labels('system a { description "./|" }')).toEqual([]);
});

test('a contract leads to its file, at the operation', async () => {
  const definition = async (contract: string) => {
    const client = await open(call(contract));
    const found = await client.request<Location | null>('textDocument/definition', client.at);
    return found && `${found.uri.slice(clientRoot.length + 1)}:${found.range.start.line + 1}:${found.range.start.character + 1}`;
  };
  expect(await definition('./apis/ord|ers.yaml#getOrder')).toBe('apis/orders.yaml:5:5');
  expect(await definition('./apis/orders.yaml#gone|')).toBe('apis/orders.yaml:1:1');
  expect(await definition('|./apis/letter.txt')).toBe('apis/letter.txt:1:1');
  expect(await definition('./apis/gone|.yaml')).toBeNull();
  expect(await definition('https://example.org/|a')).toBeNull();
  const client = await open(call('./apis/orders.yaml#getOrder|'));
  const [link] = await client.request<DocumentLink[]>('textDocument/documentLink', client.at);
  expect(link?.target).toBe(`${clientRoot}/apis/orders.yaml#L5`);
});

test('hover says what the file and the operation call themselves', async () => {
  const hover = async (contract: string) => {
    const client = await open(call(contract));
    const found = await client.request<Hover | null>('textDocument/hover', client.at);
    const contents = found?.contents;
    return contents && typeof contents === 'object' && 'value' in contents ? contents.value : undefined;
  };
  expect(await hover('./apis/orders.yaml#get|Order')).toBe('**Orders** 2.0.1 — OpenAPI\n\n`getOrder` · `GET /orders/{id}` — operation\n\nReads an \\*order\\*');
  expect(await hover('./apis/orders.yaml|')).toBe('**Orders** 2.0.1 — OpenAPI\n\n2 operations');
  expect(await hover('./apis/letter|.txt')).toBe('**letter.txt**');
  expect(await hover('./apis/gone|.yaml')).toBeUndefined();
});

test('findings follow the file, and what is typed elsewhere reads nothing', async () => {
  const client = await open(`|${call('./apis/orders.yaml#readOrder')}`);
  const uri = `${clientRoot}/main.cxa`;
  const said = async () => (await client.diagnostics(uri)).filter(({ code }) => code === 'INT-03').map(({ message }) => message);
  expect(await said()).toEqual([expect.stringContaining('orders.yaml has no operation readOrder')]);
  await client.changeDisk({ 'apis/orders.yaml': orders.replace('getOrder', 'readOrder') });
  expect(await said()).toEqual([]);
  client.disk.delete(`${clientRoot}/apis/orders.yaml`);
  await client.write(uri, `${call('./apis/orders.yaml#readOrder')}system x\n`);
  expect(await said()).toEqual([]);
  await client.changeDisk({ 'apis/orders.yaml': undefined });
  expect(await said()).toEqual([expect.stringContaining('which does not exist')]);
});
