import type { Range, WorkspaceEdit } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { expect, onTestFinished, test } from 'vitest';
import { readTexts } from '../../language-server/read-texts.ts';
import { clientRoot } from '../support/language-client.ts';
import { startMarkedClient } from '../support/marked-files.ts';
import type { MarkedClient } from '../support/marked-files.ts';

const landscape = `team service "Service" { unit }
system crm "CRM" {
  kind core-banking
  owner service
  system cases "Cases"
  system search "Search"
  search -> cases
}
system oms "Orders" { kind commerce  owner service }
oms -> crm.cases "Look up" by rest { carries orderNo }
channel chat "Chat" { kind web  served by crm }
handover chat -> chat warm { carries summary }
data Order { identifiers orderNo }
plateau now
plateau p1 after now
`;

const journeys = `journey help "Help" {
  accountable service
  step ask "Asks" on chat using oms -> crm.cases { needs Order  at p1 { using crm } }
  step answer "Answers" on chat using crm { on fail -> ask }
  ask -> answer 50%
  ask -> end 50%
}
journey again "Again" {
  step ask "Asks again" on chat using crm
  ask -> help.answer
}
view journey help "The help"
view landscape core { include crm, in eu, neighbours of oms }
waive INT-01 on oms -> crm.cases until 2027-01-01 because "Known"
waive INT-01 on system crm until 2027-01-01 because "Known"
`;

async function open(marked: Readonly<Record<string, string>>): Promise<MarkedClient> {
  const client = await startMarkedClient({ 'landscape.cxa': landscape, 'journeys.cxa': journeys, ...marked });
  onTestFinished(client.close);
  return client;
}

async function renamed(
  marked: Readonly<Record<string, string>>,
  newName: string,
): Promise<Readonly<Record<string, string>>> {
  const client = await open(marked);
  const edit = await client.request<WorkspaceEdit | null>('textDocument/rename', { ...client.at, newName });
  return Object.fromEntries(
    Object.entries(client.texts)
      .filter(([path]) => path.endsWith('.cxa'))
      .map(([path, text]) => {
        const document = TextDocument.create(path, 'cxa', 0, text);
        return [path, TextDocument.applyEdits(document, edit?.changes?.[`${clientRoot}/${path}`] ?? [])];
      }),
  );
}

test('milestones, metrics and what migrates are renamed where gates, outcomes and waivers name them', async () => {
  const main = 'programme p { phase f { milestone asIs gate g { requires as|Is, nps >= 20 } } }\nmetric nps\n';
  expect((await renamed({ 'main.cxa': main }, 'mapped'))['main.cxa']).toBe(main.replace('as|Is', 'asIs').replaceAll('asIs', 'mapped'));
  const metric = 'metric sh|are\noutcome o { metric share }\nprogramme p { phase f { gate g { pause when share < 20 } } }\n';
  expect((await renamed({ 'main.cxa': metric }, 'score'))['main.cxa']).toBe(metric.replace('sh|are', 'share').replaceAll('share', 'score'));
  const migration = 'system before\nsystem ccaas\nmigration bef|ore to ccaas { bridge ccaas }\nwaive LIF-02 on before -> ccaas until 2027-01-01\n';
  expect((await renamed({ 'main.cxa': migration }, 'old'))['main.cxa']).toBe(migration.replace('bef|ore', 'before').replaceAll('before', 'old'));
});

/** The model as text, without its places. */
function modelOf(texts: Readonly<Record<string, string>>): string {
  const { model } = readTexts(Object.entries(texts).map(([path, text]) => ({ uri: `file:///project/${path}`, text })));
  return JSON.stringify(model.elements, undefined, 1);
}

/** Renames the first `name` behind `before` in a file, and says what the model would be if that word were replaced everywhere. */
async function expectOnlyTheName(
  path: 'landscape.cxa' | 'journeys.cxa',
  marked: string,
  name: string,
  fresh: string,
): Promise<void> {
  const texts = { 'landscape.cxa': landscape, 'journeys.cxa': journeys };
  const after = await renamed({ [path]: marked }, fresh);
  expect(after).not.toEqual(texts);
  expect(modelOf(after)).toBe(modelOf(texts).replaceAll(new RegExp(`(?<![\\w-])${name}(?!\\w|-\\w)`, 'g'), fresh));
}

test('a system, used in steps, paths, views, waivers and by its parts, changes its name and nothing else', async () => {
  await expectOnlyTheName('landscape.cxa', landscape.replace('system crm', 'system cr|m'), 'crm', 'customers');
  await expectOnlyTheName('journeys.cxa', journeys.replace('using crm {', 'using |crm {'), 'crm', 'customers');
  await expectOnlyTheName(
    'journeys.cxa',
    journeys.replace('oms -> crm.cases until', 'o|ms -> crm.cases until'),
    'oms',
    'orders',
  );
});

test('a component is renamed by its own part of the name', async () => {
  await expectOnlyTheName(
    'journeys.cxa',
    journeys.replace('using oms -> crm.cases', 'using oms -> crm.ca|ses'),
    'cases',
    'tickets',
  );
});

test('a team, a channel, an entity and a plateau too', async () => {
  await expectOnlyTheName(
    'journeys.cxa',
    journeys.replace('accountable service', 'accountable se|rvice'),
    'service',
    'front-line',
  );
  await expectOnlyTheName('landscape.cxa', landscape.replace('chat -> chat', 'chat -> ch|at'), 'chat', 'web_chat');
  await expectOnlyTheName('journeys.cxa', journeys.replace('needs Order', 'needs Orde|r'), 'Order', 'Purchase');
  await expectOnlyTheName('landscape.cxa', landscape.replace('plateau p1', 'plateau p|1'), 'p1', 'später');
});

test('a journey, and with it the view that is named after it', async () => {
  const after = await renamed({ 'journeys.cxa': journeys.replace('journey help "', 'journey he|lp "') }, 'support');
  expect(after['journeys.cxa']).toBe(
    journeys
      .replace('journey help "Help"', 'journey support "Help"')
      .replace('help.answer', 'support.answer')
      .replace('journey help "The', 'journey support "The'),
  );
});

test('a step is renamed in its own journey, and where another leads to it', async () => {
  const after = await renamed({ 'journeys.cxa': journeys.replace('step answer', 'step |answer') }, 'reply');
  expect(after['journeys.cxa']).toBe(journeys.replaceAll('answer', 'reply'));
  const other = await renamed(
    { 'journeys.cxa': journeys.replace('step ask "Asks again"', 'step as|k "Asks again"') },
    'first',
  );
  expect(other['journeys.cxa']).toBe(
    journeys.replace('step ask "Asks again"', 'step first "Asks again"').replace('ask -> help', 'first -> help'),
  );
});

test('the editor is told what will be renamed, or that nothing is', async () => {
  const prepared = async (marked: string) => {
    const client = await open({ 'main.cxa': marked });
    const answer = await client.request<{ range: Range; placeholder: string } | null>(
      'textDocument/prepareRename',
      client.at,
    );
    return answer && [answer.placeholder, answer.range.start.character, answer.range.end.character];
  };
  expect(await prepared('system erp\nerp -> crm.cas|es')).toEqual(['cases', 11, 16]);
  expect(await prepared('system er|p')).toEqual(['erp', 7, 10]);
  expect(await prepared('sys|tem erp')).toBeNull();
  expect(await prepared('waive INT-|01 on crm until 2027-01-01')).toBeNull();
  expect(await prepared('view lands|cape')).toBeNull();
  expect(await prepared('oms -> no|where')).toBeNull();
  expect(await prepared('journey j { step a { needs sum|mary } }')).toBeNull();
});

test('names that cannot be are refused with a sentence, and nothing is changed', async () => {
  const refused = async (newName: string, marked = 'system er|p') => {
    const client = await open({ 'main.cxa': marked });
    const answer = client.request('textDocument/rename', { ...client.at, newName });
    return answer.then(
      () => 'was not refused',
      (error: Error) => error.message,
    );
  };
  expect(await refused('two words')).toContain('cannot be a name');
  expect(await refused('1st')).toContain('cannot be a name');
  expect(await refused('a-')).toContain('cannot be a name');
  expect(await refused('')).toContain('cannot be a name');
  expect(await refused('none')).toContain('"none" says that something is known to be absent');
  expect(await refused('crm')).toBe('A system "crm" exists already; choose another name.');
  expect(await refused('chat', 'channel pho|ne')).toBe('A channel "chat" exists already; choose another name.');
});

test('a name that would make another mean something else is refused', async () => {
  const client = await open({
    'main.cxa': 'system other { system in|ner }\nsystem user\nuser -> inner\nuser -> search\n',
  });
  await expect(client.request('textDocument/rename', { ...client.at, newName: 'search' })).rejects.toThrow(
    'With "search", a name in main.cxa, line 3, would mean something else; choose another name.',
  );
  const steps = await open({ 'main.cxa': 'journey j {\n  step fir|st\n  step second { -> first }\n}\n' });
  await expect(steps.request('textDocument/rename', { ...steps.at, newName: 'end' })).rejects.toThrow(
    'would mean something else',
  );
});

test('what had its kind by its name alone keeps it', async () => {
  const after = await renamed({ 'main.cxa': 'channel sm|s "Text"\nsystem c { owner service }\n' }, 'texts');
  expect(after['main.cxa']).toBe('channel texts "Text" {\n  kind sms\n}\nsystem c { owner service }\n');
  const again = await renamed({ 'main.cxa': 'channel sm|s { owner service }\n' }, 'texts');
  expect(again['main.cxa']).toBe('channel texts { owner service  kind sms }\n');
});

test('a keyword is a good name', async () => {
  const after = await renamed(
    { 'main.cxa': 'system dep|ot\nsystem a { system b }\na -> depot as x "X" { via depot }\n' },
    'owner',
  );
  expect(after['main.cxa']).toBe('system owner\nsystem a { system b }\na -> owner as x "X" { via owner }\n');
});
