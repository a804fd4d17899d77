import type { Location } from 'vscode-languageserver-protocol';
import { expect, onTestFinished, test } from 'vitest';
import { startMarkedClient } from '../support/marked-files.ts';

const landscape = `system crm { masters Case  realises caseHandling  system notes { holds Case } }
system desk { caches Case every 5min }
system oms { masters Order  realises caseHandling for web }
capability caseHandling "Case handling"
data Case
data Order
channel web { served by desk, crm }
desk -> crm as lookUp
handover web -> web cold
intent ask "Asks"
persona dana
journey help { for dana  intent ask  step a  step b }
journey other { intent ask  step c }
`;

async function places(method: string, main: string): Promise<readonly string[]> {
  const client = await startMarkedClient({ 'landscape.cxa': landscape, 'main.cxa': main });
  onTestFinished(client.close);
  return ((await client.request<Location[] | null>(`textDocument/${method}`, client.at)) ?? []).map(client.say);
}

const types = (main: string) => places('typeDefinition', main);
const implementations = (main: string) => places('implementation', main);

test('an integration leads to its ends, a channel to what serves it, data to its master', async () => {
  expect(await types('waive INT-01 on integration look|Up until 2027-01-01')).toEqual([
    'landscape.cxa 2: desk',
    'landscape.cxa 1: crm',
  ]);
  expect(await types('journey j { step s on w|eb }')).toEqual(['landscape.cxa 2: desk', 'landscape.cxa 1: crm']);
  expect(await types('system x { holds Ca|se }')).toEqual(['landscape.cxa 1: crm']);
});

test('a step leads to its journey, a system to its capabilities', async () => {
  expect(await types('journey j { step s { -> help.|b } }')).toEqual(['landscape.cxa 12: help']);
  expect(await types('desk -> om|s')).toEqual(['landscape.cxa 4: caseHandling']);
});

test('a capability leads to the systems that realise it, a channel to those that serve it', async () => {
  expect(await implementations('system x { realises case|Handling }')).toEqual([
    'landscape.cxa 1: crm',
    'landscape.cxa 3: oms',
    'main.cxa 1: x',
  ]);
  expect(await implementations('journey j { step s on w|eb }')).toEqual([
    'landscape.cxa 2: desk',
    'landscape.cxa 1: crm',
  ]);
});

test('data leads to all that have it, masters first', async () => {
  expect(await implementations('system x { system y { masters Ca|se } }')).toEqual([
    'landscape.cxa 1: crm',
    'main.cxa 1: y',
    'landscape.cxa 1: notes',
    'landscape.cxa 2: desk',
  ]);
});

test('an intent and a persona lead to journeys', async () => {
  expect(await implementations('system x { routes as|k on web }')).toEqual([
    'landscape.cxa 12: help',
    'landscape.cxa 13: other',
  ]);
  expect(await implementations('journey j { for da|na  step s }')).toEqual(['landscape.cxa 12: help', 'main.cxa 1: j']);
});

test('what leads nowhere is nothing', async () => {
  expect(await types('team t|t')).toEqual([]);
  expect(await types('|')).toEqual([]);
  expect(await implementations('persona ne|w')).toEqual([]);
});
