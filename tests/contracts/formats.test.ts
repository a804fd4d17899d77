import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ContractFile } from '../../model/contracts.ts';
import { findOperation } from '../../model/contracts.ts';
import { readContract } from '../../language-server/contracts/read-contract.ts';

const read = (name: string, text: string) => readContract(`file:///apis/${name}`, text);

/** `operation getCase | GET /cases:4 summary`, lines from 1; of a file that cannot be read, why. */
function told(file: ContractFile): readonly string[] {
  if (file.kind !== 'document') return [file.kind === 'unreadable' ? file.problem : 'absent'];
  const head = [file.format, file.title, file.version, file.isPartial && 'partial'].filter(Boolean).join(' ');
  return [head, ...(file.operations ?? []).map(({ kind, names, place, summary }) => `${kind} ${names.slice(0, 2).join(' | ')}:${place.line + 1}${summary === undefined ? '' : ` ${summary}`}`)];
}

const openApi = `openapi: 3.1.0
info:
  title: Cases
  version: 2.4.0
paths:
  /cases/{id}:
    parameters: [{ name: id, in: path }]
    get:
      operationId: getCase
      summary: Reads a case
    delete: { description: Ends it }
webhooks:
  caseClosed:
    post: { operationId: caseClosed }
`;

test('OpenAPI 3: ids, methods with paths, pointers, webhooks', async () => {
  const file = await read('cases.yaml', openApi);
  expect(told(file)).toEqual([
    'openapi Cases 2.4.0',
    'operation getCase | GET /cases/{id}:8 Reads a case',
    'operation DELETE /cases/{id} | /cases/{id}:11 Ends it',
    'operation caseClosed | POST caseClosed:14',
  ]);
  if (file.kind !== 'document') throw new Error('It was read.');
  const found = (name: string) => findOperation(file, name)?.names[0];
  expect(['getCase', 'get  /cases/{id}', 'GET /cases/{id}', '/cases/{id}', '/paths/~1cases~1{id}/delete', 'getcase'].map(found)).toEqual([
    'getCase', 'getCase', 'getCase', 'getCase', 'DELETE /cases/{id}', undefined,
  ]);
});

test('OpenAPI 2 in JSON, indented by tabs; a path that lies in another file makes it partial', async () => {
  const json = JSON.stringify({ swagger: '2.0', info: { title: 'Old "cases"', version: '1.0' }, paths: { '/a': { get: { operationId: 'a' } }, '/b': { $ref: './b.yaml' } } }, undefined, '\t');
  expect(told(await read('old.json', json))).toEqual(['openapi Old "cases" 1.0 partial', 'operation a | GET /a:9']);
});

test('AsyncAPI 2: channels, the operations and the messages of them', async () => {
  const text = `asyncapi: '2.6.0'
info: { title: Events, version: '3' }
channels:
  case/closed:
    description: Ends
    subscribe:
      operationId: onClosed
      message: { $ref: '#/components/messages/CaseClosed' }
  case/opened:
    publish:
      message:
        oneOf: [{ name: CaseOpened }, { messageId: reopened, $ref: 'https://example.org/m.yaml' }]
components:
  messages:
    CaseClosed: { name: closed.v1, title: A case is closed }
`;
  expect(told(await read('events.yml', text))).toEqual([
    'asyncapi Events 3 partial',
    'channel case/closed:4 Ends',
    'operation onClosed:6',
    'message CaseClosed:6',
    'channel case/opened:9',
    'message CaseOpened:10',
    'message reopened | m.yaml:10',
    'message CaseClosed | closed.v1:15 A case is closed',
  ]);
});

test('AsyncAPI 3: operations, channels by key and address, messages', async () => {
  const text = `asyncapi: 3.0.0
info: { title: Events, version: 1.1.0 }
channels:
  caseClosed:
    address: cases.closed
    messages:
      closed: { $ref: '#/components/messages/CaseClosed' }
operations:
  sendClosed: { action: send, summary: Tells of it }
components: { messages: { CaseClosed: { payload: {} } } }
`;
  expect(told(await read('events.yaml', text))).toEqual([
    'asyncapi Events 1.1.0',
    'operation sendClosed:9 Tells of it',
    'channel caseClosed | cases.closed:4',
    'message closed:7',
    'message CaseClosed:10',
  ]);
});

test('WSDL 1.1: port types alone count, and entities are never expanded', async () => {
  const text = `<?xml version="1.0"?>
<!DOCTYPE definitions [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]>
<wsdl:definitions name="Erp" xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:x="urn:x">
  <wsdl:types><x:operation name="no"/></wsdl:types>
  <wsdl:portType name="Stock">
    <wsdl:operation name="reserveStock">
      <wsdl:documentation>Holds  a
        piece.</wsdl:documentation>
    </wsdl:operation>
    <wsdl:operation name="releaseStock"/>
  </wsdl:portType>
  <wsdl:binding name="b"><wsdl:operation name="bound"/></wsdl:binding>
</wsdl:definitions>`;
  expect(told(await read('erp.wsdl', text))).toEqual([
    'wsdl Erp',
    'operation reserveStock | Stock.reserveStock:6 Holds a piece.',
    'operation releaseStock | Stock.releaseStock:10',
  ]);
  expect(told(await read('bomb.wsdl', text.replace('Holds', '&b;')))).toEqual(['bomb.wsdl is no XML from line 7 on (undefined entity); mend it, or name another file.']);
});

test('WSDL 2.0 has interfaces; other XML is only there', async () => {
  const two = '<description xmlns="http://www.w3.org/ns/wsdl">\n<import location="http://example.org/a.wsdl"/><interface name="I"><operation name="op"/></interface></description>';
  expect(told(await read('two.wsdl', two))).toEqual(['wsdl partial', 'operation op | I.op:2']);
  expect(told(await read('letter.xml', '<letter/>'))).toEqual(['other']);
});

test('GraphQL: the fields of the root types, extensions and renamed ones too', async () => {
  const text = `"The start"
type Query {
  "Reads a case"
  case(id: ID!): Case
}
extend type Query { cases: [Case!] }
type Case { id: ID! }
extend type Subscription { caseClosed: Case }
`;
  expect(told(await read('cases.graphql', text))).toEqual([
    'graphql',
    'operation case | Query.case:4 Reads a case',
    'operation cases | Query.cases:6',
    'operation caseClosed | Subscription.caseClosed:8',
  ]);
  const renamed = 'schema { query: Q mutation: M }\ntype Q { a: Int }\ntype M { b: Int }\ntype Query { c: Int }\n';
  expect(told(await read('x.gql', renamed))).toEqual(['graphql', 'operation a | Q.a:2', 'operation b | M.b:3']);
});

test('proto: the calls of services, whatever braces and words stand in comments, texts and options', async () => {
  const text = `syntax = "proto3"; // service Not { rpc No
package shop.cases.v1;
option (x) = "}{ service";
/* rpc Neither */
message rpc { string rpc = 1; }
service Cases {
  // Reads a case.
  rpc GetCase (GetCaseRequest) returns (Case) { option (http) = { get: "/v1/{id}" }; }
  rpc Watch(stream A) returns (stream B);
}
`;
  const file = await read('cases.proto', text);
  expect(told(file)).toEqual(['proto shop.cases.v1', 'operation GetCase | Cases.GetCase:8 Reads a case.', 'operation Watch | Cases.Watch:9']);
  if (file.kind === 'document') expect(findOperation(file, 'shop.cases.v1.Cases/Watch')?.names[0]).toBe('Watch');
});

test.each([
  ['bad.yaml', 'openapi: 3.0.0\npaths: [\n', /^bad\.yaml is no YAML from line \d on \(.+\); mend it/],
  ['bad.json', '{ "openapi": ', /^bad\.json is no JSON from line 1 on \(.+\); mend it/],
  ['bad.wsdl', '<definitions', /^bad\.wsdl is no XML from line 1 on \(.+\); mend it/],
  ['bad.wsdl', 'words', /^bad\.wsdl is no XML from line 1 on \(.+\); mend it/],
  ['bad.graphql', 'type Query {\n  a: \n}', /^bad\.graphql is no GraphQL schema from line 3 on \(.+\); mend it/],
  ['deep.graphql', `type Query { a: ${'['.repeat(100_000)} }`, /^deep\.graphql is no GraphQL schema/],
  ['bad.proto', 'service A { rpc B (C)', /^bad\.proto is no proto file from line 1 on \(a brace is not closed\); mend it/],
  ['deep.yaml', `openapi: ${'['.repeat(10_000)}`, /^deep\.yaml is no YAML from line 1 on/],
])('%s that is none is said in one sentence', async (name, text, sentence) => {
  const file = await read(name, text);
  expect(told(file)).toEqual([expect.stringMatching(sentence)]);
});

test('aliases are not expanded, and what leads back to itself ends', async () => {
  const levels = Array.from({ length: 40 }, (_, level) => `b${level + 1}: &b${level + 1} [${Array(20).fill(`*b${level}`).join(', ')}]`);
  const bomb = `openapi: 3.0.0\nb0: &b0 [x, x]\n${levels.join('\n')}\npaths: &p\n  /a: &a\n    get: { operationId: a, loop: *a, all: *b40 }\n    loop: *p\n  /b: *a\n`;
  expect(told(await read('bomb.yaml', bomb))).toEqual(['openapi', 'operation a | GET /a:45', 'operation a | GET /b:45']);
});

test('schemas, and texts without operations, are there', async () => {
  for (const [name, text] of [['a.schema.json', '{ "$schema": "x" }'], ['a.avsc', 'no'], ['a.txt', ''], ['empty.yaml', ''], ['words.yml', 'words']] as const) {
    expect(told(await read(name, text))).toEqual(['other']);
  }
});

test('damaged texts are read or said, and never throw', async () => {
  const texts: Readonly<Record<string, string>> = {
    'a.yaml': openApi,
    'a.json': JSON.stringify({ asyncapi: '3.0.0', channels: { a: { messages: { b: {} } } } }),
    'a.wsdl': '<definitions name="D" xmlns="http://schemas.xmlsoap.org/wsdl/"><portType name="P"><operation name="o"/></portType></definitions>',
    'a.graphql': 'type Query { "about" a(b: [Int!] = [1]): Int @deprecated }',
    'a.proto': 'package p; service S { rpc A (B) returns (C) { option (x) = "y"; } }',
  };
  const damage = fc.record({ name: fc.constantFrom(...Object.keys(texts)), at: fc.nat(300), cut: fc.nat(20), put: fc.string({ maxLength: 6, unit: fc.constantFrom('"', '{', '}', '<', '>', '&', '*', ':', '\n', '\t', '[', '!', '\\', 'é', '\ud800', ' ') }) });
  await fc.assert(
    fc.asyncProperty(damage, async ({ name, at, cut, put }) => {
      const text = texts[name] ?? '';
      const file = await read(name, text.slice(0, at) + put + text.slice(at + cut));
      expect(['document', 'unreadable']).toContain(file.kind);
    }),
    { numRuns: 600, seed: 11 },
  );
}, 30_000);
