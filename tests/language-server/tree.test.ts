import { expect, onTestFinished, test } from 'vitest';
import type { TreeNode, TreeParams, TreePlace } from '../../language-server/protocol.ts';
import { clientRoot, startLanguageClient } from '../support/language-client.ts';
import type { LanguageClient } from '../support/language-client.ts';

const uri = `${clientRoot}/main.cxa`;

const text = `architecture shop "Shop"
team service "Service" {
  team night "Night shift"
}
persona sam "Sam"
channel chat "Chat" { served by bot }
channel phone "Phone" { kind voice  served by desk }
handover chat -> phone warm { carries orderNo, intent }
data Order "Order" { class personal  identifiers orderNo  owner service }
system desk "Desk" { kind ccaas  owner service
  system queue "Queue"
}
system bot "Bot" { kind chatbot  owner service }
system orders { kind oms  owner service  masters Order }
bot -> orders "Status" by rest { carries orderNo  returns Order  owner service }
desk -> orders by rest { carries orderNo  returns Order  owner service }
journey whereIsIt "Where is it?" {
  for sam  accountable service  owner service  volume 4000/month
  phase bot "Asks the bot" {
    step ask "Asks" on chat using bot -> orders { actor bot  brings orderNo  needs Order  produces intent, summary }
  }
  step talk "Is called" on phone using desk -> orders { actor agent  needs Order, intent, summary }
  ask -> talk 35% when "late"
  ask -> end 65%
}
decision d1 "Keep the desk" { status accepted }
plateau now "Now"
plateau later "Later" after now
`;

async function open(files: Readonly<Record<string, string>>): Promise<LanguageClient> {
  const client = await startLanguageClient({ 'cxa.json': '{ "profile": "design" }', ...files });
  onTestFinished(client.close);
  return client;
}

const ask = <Answer>(client: LanguageClient, question: TreeParams) => client.request<Answer>('cxa/tree', question);
const children = (client: LanguageClient, of?: TreePlace) =>
  ask<readonly TreeNode[]>(client, { ask: 'children', ...(of && { of }) });

/** The tree below a place as indented lines: icon, label, description, mark. Only what `opens` is opened. */
async function draw(client: LanguageClient, opens: (node: TreeNode) => boolean, of?: TreePlace, indent = ''): Promise<string> {
  const lines: string[] = [];
  for (const node of await children(client, of)) {
    const mark = node.mark ? ` !${node.mark.severity} ${node.mark.count}` : '';
    const more = node.children === 'none' ? '' : ' +';
    lines.push(`${indent}${node.icon}: ${node.label}${node.description === undefined ? '' : ` (${node.description})`}${mark}${more}`);
    if (node.children !== 'none' && opens(node)) lines.push(await draw(client, opens, node.place, `${indent}  `));
  }
  return lines.join('\n');
}

async function findNode(client: LanguageClient, path: readonly string[]): Promise<TreeNode> {
  let of: TreePlace | undefined;
  let found: TreeNode | undefined;
  for (const label of path) {
    found = (await children(client, of)).find((node) => node.label === label);
    if (!found) throw new Error(`There is no ${label}.`);
    of = found.place;
  }
  if (!found) throw new Error('A path has at least one label.');
  return found;
}

test('journeys and findings come first, then every kind that occurs, with how many there are', async () => {
  const client = await open({ 'main.cxa': text });
  expect(await draw(client, ({ icon }) => icon === 'project')).toBe(
    [
      'project: Shop (design) +',
      '  journey: Journeys (1) +',
      '  findings: Findings (1 warning · 2 hints) +',
      '  persona: Personas (1) +',
      '  channel: Channels (2) +',
      '  handover: Handovers (1) +',
      '  system: Systems (3) +',
      '  integration: Integrations (2) +',
      '  data: Data (1) +',
      '  team: Teams (1) +',
      '  decision: Decisions (1) +',
      '  plateau: Plateaus (2) +',
    ].join('\n'),
  );
});

test('a journey shows its phases and steps as they are written, with marks on the way down to what is broken', async () => {
  const client = await open({ 'main.cxa': text });
  const { place } = await findNode(client, ['Shop', 'Journeys']);
  expect(await draw(client, () => true, place)).toBe(
    [
      'journey: Where is it? (whereIsIt) !warning 1 +',
      '  phase: Asks the bot (bot) +',
      '    step: Asks (ask · bot) +',
      '      transition: → Is called (35% · late)',
      '      transition: → end (65%)',
      '  step: Is called (talk · agent) !warning 1',
    ].join('\n'),
  );
});

test('components stand in their system and teams in their team; arrows are named by their ends', async () => {
  const client = await open({ 'main.cxa': text });
  const below = async (kind: string) => draw(client, () => true, (await findNode(client, ['Shop', kind])).place);
  expect(await below('Systems')).toBe('system: Bot (bot · chatbot)\nsystem: Desk (desk · ccaas) +\n  system: Queue (queue)\nsystem: orders (oms)');
  expect(await below('Teams')).toBe('team: Service (service) +\n  team: Night shift (night)');
  expect(await below('Integrations')).toBe('integration: Desk → orders (desk → orders · rest)\nintegration: Status (bot → orders · rest)');
  expect(await below('Handovers')).toBe('handover: Chat → Phone (warm)');
  expect(await below('Plateaus')).toBe('plateau: Now (now)\nplateau: Later (later)');
});

test('findings stand by severity, rule and place, and lead there; accepted ones stand apart', async () => {
  const client = await open({ 'main.cxa': `${text}team ops { lead "x" }\nsystem crm { owner opps }\nwaive JRN-02 on whereIsIt.talk until 2030-01-01 because "Soon"\n` });
  const findings = await findNode(client, ['Shop', 'Findings']);
  const drawn = await draw(client, () => true, findings.place);
  expect(drawn).toContain('error: Errors (1) +\n  rule: Names that are not declared (1) +\n    error: crm (');
  expect(drawn).toContain('waived: Accepted (1) +\n  rule: Missed context (JRN-02 · 1) +\n    waived: Is called (');
  const wrong = await findNode(client, ['Shop', 'Findings', 'Errors', 'Names that are not declared', 'crm']);
  const lines = client.disk.get(uri)?.split('\n') ?? [];
  const start = wrong.source?.range.start;
  expect(wrong.source?.file).toBe(uri);
  expect(lines[start?.line ?? 0]?.slice(start?.character)).toMatch(/^opps/);
});

test('no findings are said to be none', async () => {
  const client = await open({ 'main.cxa': 'team sam "Sam"' });
  expect(await draw(client, ({ icon }) => icon === 'project')).toContain('no-findings: Findings (none)\n');
});

test('a place keeps its name while the text around it changes', async () => {
  const client = await open({ 'main.cxa': text });
  const before = await findNode(client, ['Shop', 'Journeys', 'Where is it?', 'Asks the bot', 'Asks']);
  const finding = await findNode(client, ['Shop', 'Findings', 'Warnings', 'Missed context', 'Is called']);
  await client.write(uri, `// One line more.\n${text}`);
  const after = await findNode(client, ['Shop', 'Journeys', 'Where is it?', 'Asks the bot', 'Asks']);
  expect(after.place).toEqual(before.place);
  expect(after.source?.range.start.line).toBe((before.source?.range.start.line ?? 0) + 1);
  expect((await findNode(client, ['Shop', 'Findings', 'Warnings', 'Missed context', 'Is called'])).place).toEqual(finding.place);
});

test('the way down leads from the project to the element at the cursor', async () => {
  const client = await open({ 'main.cxa': text });
  const way = async (wanted: string) => {
    const before = text.slice(0, text.indexOf(wanted)).split('\n');
    const at = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
    return (await ask<readonly TreeNode[]>(client, { ask: 'way', uri, ...at })).map(({ label }) => label);
  };
  expect(await way('brings orderNo')).toEqual(['Shop', 'Journeys', 'Where is it?', 'Asks the bot', 'Asks']);
  expect(await way('"Queue"')).toEqual(['Shop', 'Systems', 'Desk', 'Queue']);
  expect(await way('"Shop"')).toEqual(['Shop']);
  // Every node of a way is one that its parent shows.
  const steps = await ask<readonly TreeNode[]>(client, { ask: 'way', uri, line: 18, character: 10 });
  for (const [index, node] of steps.entries()) {
    expect(await children(client, steps[index - 1]?.place)).toContainEqual(node);
  }
});

test('a tooltip is made when it is asked for, and says what a hover says', async () => {
  const client = await open({ 'main.cxa': text });
  const { place } = await findNode(client, ['Shop', 'Systems', 'orders']);
  expect(await ask<string>(client, { ask: 'tooltip', of: place })).toContain('**orders** — system (oms)');
  const rule = await findNode(client, ['Shop', 'Findings', 'Warnings', 'Missed context']);
  expect(await ask<string>(client, { ask: 'tooltip', of: rule.place })).toContain('JRN-02');
  const gone: TreePlace = { at: 'element', project: clientRoot, element: 'system:gone' };
  expect(await ask(client, { ask: 'tooltip', of: gone })).toBe('');
  expect(await children(client, gone)).toEqual([]);
});

test('undeclared names say so, and an empty workspace has no tree', async () => {
  const client = await open({ 'main.cxa': 'system crm { owner nobody }' });
  const { place } = await findNode(client, ['project', 'Teams']);
  expect(await draw(client, () => true, place)).toBe('team: nobody (not declared)');
  const none = await startLanguageClient({ 'README.md': '' });
  onTestFinished(none.close);
  expect(await children(none)).toEqual([]);
});

test('each element of thousands stands in exactly one place, and groups come without what is in them', async () => {
  const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);
  const big = [
    ...numbers(400).map((n) => `system s${n} { system a  system b }`),
    ...numbers(399).map((n) => `s${n} -> s${n + 1}`),
    ...numbers(40).map((n) => `journey j${n} { step one using s${n}  step two using s${n + 1} }`),
  ];
  const client = await open({ 'main.cxa': big.join('\n') });
  const seen = new Set<string>();
  const visit = async (of?: TreePlace): Promise<void> => {
    for (const node of await children(client, of)) {
      const key = JSON.stringify(node.place);
      expect(seen.has(key), key).toBe(false);
      seen.add(key);
      if (node.children !== 'none') await visit(node.place);
    }
  };
  await visit();
  const elements = [...seen].filter((key) => key.includes('"at":"element"'));
  expect(elements).toHaveLength(3 * 400 + 399 + 40 * 3);
});
