import { expect, test } from 'vitest';
import { fixEdit } from '../../language-server/fix-edit.ts';
import { createMemoryFiles, decodeFile } from '../../language-server/file-system.ts';
import type { FileSystem } from '../../language-server/file-system.ts';
import { createProject } from '../../language-server/project.ts';
import type { Project } from '../../language-server/project.ts';
import { offsetAt } from '../../language-server/text-range.ts';
import { said } from '../support/check-text.ts';

const root = 'file:///shop';
const main = `${root}/main.cxa`;

const orders = `openapi: 3.0.3
info: { title: Orders, version: 2.0.1 }
paths:
  /orders/{id}:
    get: { operationId: getOrder, summary: Reads an order }
    patch: { operationId: changeOrder }
`;

const events = `asyncapi: 3.0.0
info: { title: Order events, version: 1.0.0 }
channels:
  order.shipped: {}
  changes: { messages: { OrderChanged: {} } }
`;

/** A project on a disk of texts that counts what is read beside the language's own files. */
async function open(text: string, files: Readonly<Record<string, string>> = {}, disk: Partial<FileSystem> = {}) {
  const texts = new Map(Object.entries({ 'main.cxa': text, ...files }).map(([path, each]) => [path.startsWith('file:') ? path : `${root}/${path}`, each]));
  const memory = createMemoryFiles(texts);
  const looked: string[] = [];
  const fileSystem: FileSystem = {
    ...memory,
    async read(uri) {
      if (!uri.endsWith('.cxa')) looked.push(`read ${uri}`);
      return memory.read(uri);
    },
    async exists(uri) {
      looked.push(`exists ${uri}`);
      return memory.exists(uri);
    },
    ...disk,
  };
  const documents = [...texts.keys()].filter((uri) => uri.endsWith('.cxa') && uri.startsWith(root));
  const project = createProject({ root, config: undefined, documents }, { fileSystem, today: () => '2026-06-01', profile: 'build' });
  await project.load();
  return { project, texts, looked };
}

/** What INT-03 says, without the missing facts. */
const problems = (project: Project) => said(project.state().findings.filter(({ missing }) => !missing), 'INT-03');

const integration = (contract: string) => `system crm\nsystem oms\ncrm -> oms as ask by rest { contract "${contract}" }\n`;

/** The text after the first fix of the first finding of a rule. */
function mended(project: Project, rule = 'INT-03'): string {
  const { model, findings } = project.state();
  const [fix] = findings.find((finding) => finding.rule === rule)?.fixes ?? [];
  const change = fix && fixEdit(project, model, fix);
  if (!change) throw new Error('There is no fix.');
  const text = project.documents.get(change.uri)?.text ?? '';
  const { range, newText } = change.edit;
  return text.slice(0, offsetAt(text, range.start)) + newText + text.slice(offsetAt(text, range.end));
}

test.each([
  ['orders.yaml#getOrder'],
  ['orders.yaml#GET /orders/{id}'],
  ['orders.yaml#/paths/~1orders~1{id}/get'],
  ['orders.yaml#/components/schemas/Order'],
  ['orders.yaml'],
  ['orders.yaml#'],
  ['letter.txt#page 2'],
  ['order.schema.json#Order'],
  ['our (old) 100%.proto#Ask'],
])('"./apis/%s" resolves', async (contract) => {
  const { project } = await open(integration(`./apis/${contract}`), {
    'apis/orders.yaml': orders,
    'apis/letter.txt': 'Dear customer',
    'apis/order.schema.json': '{ "$schema": "x" }',
    'apis/our%20(old)%20100%25.proto': 'service S { rpc Ask (A) returns (B); }',
  });
  expect(problems(project)).toEqual([]);
});

test.each([
  ['./apis/orders.yaml#getOrders', 'orders.yaml has no operation getOrders. Did you mean "getOrder"?', './apis/orders.yaml#getOrder'],
  ['./apis/orders.yaml#getorder', 'orders.yaml has no operation getorder; it is written getOrder there.', './apis/orders.yaml#getOrder'],
  ['./apis/orders.yaml#get /Orders/{id}', 'orders.yaml has no operation get /Orders/{id}; it is written GET /orders/{id} there.', './apis/orders.yaml#GET /orders/{id}'],
  ['./apis/events.yaml#orderchanged', 'events.yaml has no operation orderchanged; it is written OrderChanged there.', './apis/events.yaml#OrderChanged'],
  ['./apis/order.yaml#getOrder', 'Integration ask names the contract "./apis/order.yaml", which does not exist. Did you mean "./apis/orders.yaml"?', './apis/orders.yaml#getOrder'],
  ['./apis/Orders.yaml', 'Integration ask names the contract "./apis/Orders.yaml", which does not exist. Did you mean "./apis/orders.yaml"?', './apis/orders.yaml'],
  ['./apis/events.asyncapi.yml', 'Integration ask names the contract "./apis/events.asyncapi.yml", which does not exist. Did you mean "./apis/events.yaml"?', './apis/events.yaml'],
])('%s is nearly right, and its fix heals it', async (contract, message, right) => {
  const files = { 'apis/orders.yaml': orders, 'apis/events.yaml': events };
  const { project } = await open(integration(contract), files);
  expect(problems(project)).toEqual([`error integration:ask ${message}`]);
  expect(mended(project)).toBe(integration(right));
  expect(problems((await open(mended(project), files)).project)).toEqual([]);
});

test.each([
  ['./apis/orders.yaml#cancel', 'orders.yaml has no operation cancel; it has getOrder and changeOrder.'],
  ['./apis/notes.yaml#cancel', 'notes.yaml is neither OpenAPI nor AsyncAPI, so that nobody can find cancel in it; name the file that describes it.'],
  ['./none.wsdl', 'Integration ask names the contract "./none.wsdl", which does not exist; correct the path, or put the file there.'],
  ['./apis/', 'Integration ask names the contract "./apis/", which cannot be read: apis is a folder; name the file in it.'],
  ['./apis', 'Integration ask names the contract "./apis", which cannot be read: apis is a folder; name the file in it.'],
  ['./apis/broken.json', 'Integration ask names the contract "./apis/broken.json", which cannot be read: broken.json is no JSON from line 1 on (unexpected end of the stream within a flow collection); mend it, or name another file.'],
  ['/etc/orders.yaml', 'Integration ask names the contract "/etc/orders.yaml" by a path that only one machine has; write the path as it leads from this file.'],
  ['C:\\\\apis\\\\orders.yaml', 'Integration ask names the contract "C:\\apis\\orders.yaml" by a path that only one machine has; write the path as it leads from this file.'],
  ['//server/share/orders.yaml', 'Integration ask names the contract "//server/share/orders.yaml" by a path that only one machine has; write the path as it leads from this file.'],
])('%s is said', async (contract, message) => {
  const { project } = await open(integration(contract), { 'apis/orders.yaml': orders, 'apis/notes.yaml': 'a: 1\n', 'apis/broken.json': '{' });
  expect(problems(project)).toEqual([`error integration:ask ${message}`]);
  expect(project.state().findings.find(({ rule }) => rule === 'INT-03')?.source?.range.start.line).toBe(2);
});

test.each(['https://example.org/orders.yaml#getOrder', 'HTTP://example.org/a', '//example.org/a.yaml', 'urn:orders:1', 'TMF681', 'ftp://h/x.wsdl', '\\\\\\\\server\\\\share\\\\a.yaml'])(
  '%s is never looked for',
  async (contract) => {
    const { looked } = await open(integration(contract));
    expect(looked.filter((each) => !each.includes('cxa.json'))).toEqual([]);
  },
);

test('what a file refers to is never looked for', async () => {
  const api = `${orders}  /a: { $ref: './a.yaml' }\n  /b: { get: { $ref: 'https://example.org/b.yaml' } }\n`;
  const { project, looked } = await open(integration('./apis/orders.yaml#elsewhere'), { 'apis/orders.yaml': api });
  expect(problems(project)).toEqual([]);
  expect(looked).toEqual([`exists ${root}/apis/orders.yaml`, `read ${root}/apis/orders.yaml`]);
});

test('files that are too large, or no text, are said, and everything else is checked', async () => {
  const text = `${integration('./apis/big.yaml#a')}crm -> oms as two by rest { contract "./apis/image.json" }\ncrm -> oms as three by rest { contract "./apis/none.yaml" }\n`;
  const files = { 'apis/big.yaml': '', 'apis/image.json': '' };
  const memory = createMemoryFiles(new Map([[main, text]]));
  const { project } = await open(text, files, {
    read: async (uri) =>
      uri.endsWith('big.yaml') ? decodeFile('big.yaml', new Uint8Array(50 * 1024 * 1024)) : uri.endsWith('image.json') ? decodeFile('image.json', new Uint8Array(9)) : memory.read(uri),
  });
  expect(problems(project)).toEqual([
    'error integration:ask Integration ask names the contract "./apis/big.yaml", which cannot be read: big.yaml is larger than 4 MiB and was not read; split it into several files.',
    'error integration:two Integration two names the contract "./apis/image.json", which cannot be read: image.json is a binary file, not a text; it was not read.',
    'error integration:three Integration three names the contract "./apis/none.yaml", which does not exist; correct the path, or put the file there.',
  ]);
});

test('paths lead from the file that names them, also out of the project; of a template from where it is written', async () => {
  const template = 'template link() {\n  system a\n  system b\n  a -> b as l by rest { contract "./x.yaml#getOrder" }\n}\n';
  const { project } = await open(`import "./lib/link.cxa"\nuse link as k ()\n${integration('../shared/orders.yaml#getOrder')}`, {
    'file:///shared/orders.yaml': orders,
    'lib/link.cxa': template,
    'lib/x.yaml': orders.replace('getOrder', 'getorder'),
  });
  expect(problems(project)).toEqual(['error integration:k.l x.yaml has no operation getOrder; it is written getorder there.']);
});

test('a contract may change at a plateau', async () => {
  const text = `plateau now\nplateau next after now\nsystem crm\nsystem oms\ncrm -> oms as ask by rest {\n  contract "./orders.yaml#getOrder"\n  at next { contract "./orders.yaml#cancel" }\n}\n`;
  const { project } = await open(text, { 'orders.yaml': orders });
  const [finding] = project.state().findings.filter(({ rule }) => rule === 'INT-03');
  expect(finding).toMatchObject({ plateaus: ['plateau:next'], message: 'orders.yaml has no operation cancel; it has getOrder and changeOrder.' });
});

test('what a system provides and requires is looked up too, events by their names', async () => {
  const text = `system oms {
  provides api orders from "./orders.yaml#getOrders"
  provides event OrderChanged from "./events.yaml"
  provides event OrderShipped from "./events.yaml"
  provides event Ordershipped "order.shipped" from "./events.yaml"
  provides event orderchanged from "./events.yaml"
  provides event OrderLost from "./events.yaml#changes"
}
system crm {
  requires api orders from "./none.yaml"
  requires event OrderChange from "./events.yaml"
}
`;
  const { project } = await open(text, { 'orders.yaml': orders, 'events.yaml': events });
  expect(problems(project)).toEqual([
    'error system:oms orders.yaml has no operation getOrders. Did you mean "getOrder"?',
    'error system:oms events.yaml has no event orderchanged; it is written OrderChanged there.',
    'error system:crm System crm requires orders by "./none.yaml", which does not exist; correct the path, or put the file there.',
    'error system:crm events.yaml has no event OrderChange. Did you mean "OrderChanged"?',
  ]);
  expect(mended(project)).toBe(text.replace('#getOrders', '#getOrder'));
});

test('a consumer that keeps to another version than is provided is told', async () => {
  const provider = 'system oms { provides api orders from "./orders.yaml" }\n';
  const said = async (text: string, version: string) => problems((await open(provider + text, { 'orders.yaml': orders, 'mine.yaml': orders.replace('2.0.1', version) })).project);
  const call = 'system crm\ncrm -> oms as ask by rest { contract "./mine.yaml#getOrder" }\n';
  expect(await said(call, '1.4.0')).toEqual(['error integration:ask Integration ask keeps to Orders version 1.4.0 (mine.yaml), but oms provides 2.0.1 (orders.yaml); agree on one.']);
  expect(await said(call, '2.1')).toHaveLength(1);
  expect(await said(call, 'v2.0.1')).toEqual([]);
  expect(await said(call, '2.0.0')).toEqual([]);
  expect(await said(call, 'next')).toEqual([]);
  const required = (name: string) => said(`system crm { requires api ${name} }\n`, '1.0');
  expect(await required('"orders@1"')).toEqual(['error system:crm System crm requires orders in version 1, but oms provides 2.0.1 (orders.yaml); agree on one.']);
  expect(await required('"orders@2"')).toEqual([]);
  expect(await required('orders from "./mine.yaml"')).toEqual(['error system:crm System crm requires orders in version 1.0 (mine.yaml), but oms provides 2.0.1 (orders.yaml); agree on one.']);
});

test('typing reads no file again; one that has changed, come or gone is read once', async () => {
  const text = integration('./apis/orders.yaml#getOrder');
  const { project, texts, looked } = await open(text, { 'apis/orders.yaml': orders });
  const uri = `${root}/apis/orders.yaml`;
  const reads = () => looked.splice(0).filter((each) => each === `read ${uri}`).length;
  expect(reads()).toBe(1);
  const first = project.state().model;
  for (const more of ['// a', 'system c', 'system cd { kind crm }']) {
    project.setText(main, `${text}${more}\n`);
    await project.loadImports();
    expect(problems(project)).toEqual([]);
  }
  expect(project.state().model.contracts).toBe(first.contracts);
  expect(looked.splice(0)).toEqual([]);

  expect(project.readsContract(uri)).toBe(true);
  const { version } = project.state();
  await project.reloadContract(uri);
  expect(project.state().version).toBe(version);
  texts.set(uri, orders.replace('getOrder', 'readOrder'));
  await project.reloadContract(uri);
  expect(problems(project)).toEqual(['error integration:ask orders.yaml has no operation getOrder; it has readOrder and changeOrder.']);
  expect(reads()).toBe(2);
  const unmoved = project.state().model.elements.find(({ id }) => id === 'integration:ask');
  expect(unmoved).toBe(first.elements.find(({ id }) => id === 'integration:ask'));

  texts.delete(uri);
  expect(project.readsContract(`${root}/apis`)).toBe(true);
  await project.reloadContract(`${root}/apis`);
  expect(problems(project)).toHaveLength(1);
  texts.set(uri, orders);
  await project.reloadContract(uri);
  expect(problems(project)).toEqual([]);

  project.setText(main, integration('./apis/other.yaml'));
  await project.loadImports();
  expect(project.readsContract(uri)).toBe(false);
  expect(problems(project)[0]).toContain('other.yaml", which does not exist');
});
