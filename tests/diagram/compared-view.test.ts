import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareViews } from '../../diagram/compare/compare-views.ts';
import { mergeLists } from '../../diagram/compare/merge-lists.ts';
import type { GraphView } from '../../diagram/views/graph-view.ts';
import { buildView, listViews } from '../../diagram/views/table.ts';
import { changeLines, compareTexts, versionOf } from '../support/compare-texts.ts';
import { readExample } from '../support/read-example.ts';

const shop = `
  team it "IT"
  channel chat "Web chat" { kind chat  served by bot }
  channel voice "Phone" { kind voice  served by desk }
  system bot "Chatbot" { kind chatbot  hosting saas  owner it }
  system desk "Agent desktop" { kind agent-desktop  owner it }
  system crm "CRM" { kind crm  hosting saas }
  system erp "ERP" { kind erp }
  context summary
  bot -> crm as look "Look up" by rest
  desk -> crm "Open the case" by rest
  crm -> erp by soap
  journey late "Late delivery" {
    volume 12000/month
    phase ask "Asks" {
      step bot "Asks the bot" on chat using bot -> crm { actor bot  produces summary  on fail -> call }
      bot -> call 62% when "unresolved"
      bot -> end when "solved"
    }
    phase call "Calls" {
      step call "Calls" on voice using desk, crm { actor agent  needs summary  within 3d }
      step remind "Is reminded" on chat using bot { actor system  ends abandoned }
    }
  }
`;
const views = ['landscape', 'journey:late', 'flow:late', 'sequence:late'];
const none = { ids: new Map(), changed: new Set<string>() };

function changes(edit: (text: string) => string, name: string): readonly string[] {
  return changeLines(compareTexts(shop, edit(shop)).view(name));
}

test.each(views)('%s: what is the same in both has not changed', (name) => {
  const view = compareTexts(shop, shop.replace('system erp', '// moved\n  system erp')).view(name);
  expect(changeLines(view)).toEqual([]);
  expect(view.subtitle).toMatch(/^nothing is different/);
  expect(JSON.stringify(view.before)).toBe(JSON.stringify(view.after));
});

test.each(views)('%s: a renaming is one change, and its lines and messages are the same ones', (name) => {
  const renamed = (text: string) => text.replace(/(?<!kind )\bcrm\b/g, 'crmCloud');
  const expected: Readonly<Record<string, readonly string[]>> = {
    landscape: ['changed system:crmCloud'],
    'journey:late': ['changed system:crmCloud'],
    'flow:late': [],
    'sequence:late': ['changed system:crmCloud'],
  };
  expect(changes(renamed, name)).toEqual(expected[name]);
});

test('a name that begins like another is told apart from it', () => {
  const view = compareTexts(
    'system a "A"\nsystem ab "AB"\na -> ab by rest\nab -> a by soap\na -> ab by rest\n',
    'system abc "A"\nsystem ab "AB"\nabc -> ab by rest\nab -> abc by soap\nabc -> ab by rest\n',
  ).view('landscape');
  expect(changeLines(view)).toEqual(['changed system:abc']);
});

test('a line that leads elsewhere is gone and new', () => {
  expect(changes((text) => text.replace('bot -> crm as look', 'bot -> erp as look'), 'landscape')).toEqual(['added integration:look', 'removed integration:look@was']);
});

test('one integration that has become two is the same line', () => {
  const lines = changes((text) => text.replace('crm -> erp by soap', 'crm -> erp by soap\n  crm -> erp by rest'), 'landscape');
  expect(lines).toEqual(['changed system:crm->system:erp/solid']);
});

test('a property that is not drawn marks its element, and only what stands for it', () => {
  expect(changes((text) => text.replace('kind erp', 'kind erp  vendor "Acme"  description "Old"'), 'landscape')).toEqual(['changed system:erp']);
  expect(changes((text) => text.replace('kind chatbot', 'kind chatbot  description "New"'), 'journey:late')).toEqual(['changed system:bot']);
  expect(changes((text) => text.replace('kind chat  served', 'kind chat  description "New"  served'), 'landscape')).toEqual(['changed channel:chat']);
});

test('a system in another frame has changed', () => {
  const framed = (frame: string) => `boundary eu "EU" { kind region }\nboundary us "US" { kind region }\nsystem a "A" { in eu }\nsystem b "B" { in ${frame} }\nsystem c "C" { in us }\n`;
  const view = compareTexts(framed('eu'), framed('us')).view('landscape');
  expect(changeLines(view)).toEqual(['changed system:b']);
  expect([view.before, view.after].map((side) => side.shape === 'graph' && side.nodes.find(({ id }) => id === 'system:b')?.parent)).toEqual(['boundary:eu', 'boundary:us']);
});

const withOffer = (text: string) => text.replace('bot -> call 62%', 'step offer "Is offered a day" on chat using bot { actor bot }\n      bot -> call 62%');

test('a step in between is new, and so are the ways to it; what goes on as before is the same', () => {
  expect(changes(withOffer, 'journey:late').filter((line) => !line.startsWith('affected'))).toEqual(['added late.offer>late.call#3', 'added step:late.offer']);
  const { before, after } = compareTexts(shop, withOffer(shop)).view('journey:late');
  if (before.shape !== 'blueprint' || after.shape !== 'blueprint') throw new Error('A journey is a blueprint.');
  expect(before.steps.map(({ element }) => element)).toEqual(['step:late.bot', 'step:late.offer', 'step:late.call', 'step:late.remind']);
  expect(before.steps.map(({ number }) => number)).toEqual([1, 2, 2, 3]);
  expect(after.steps.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
  expect(before.transitions.map(({ id, from, to }) => [id, from, to])).toEqual(after.transitions.map(({ id, from, to }) => [id, from, to]));
  expect(before.items.map(({ cells }) => cells.length)).toEqual(after.items.map(({ cells }) => cells.length));
  expect(before.phases).toEqual([{ title: 'Asks', first: 0, end: 2 }, { title: 'Calls', first: 2, end: 4 }]);
});

test('a step that is gone stays in its phase, at its place', () => {
  const { before, after, changes: found } = compareTexts(withOffer(shop), shop).view('journey:late');
  if (before.shape !== 'blueprint' || after.shape !== 'blueprint') throw new Error('A journey is a blueprint.');
  expect(found['step:late.offer']).toBe('removed');
  expect(after.steps.map(({ element }) => element)).toEqual(before.steps.map(({ element }) => element));
  expect(after.phases.map(({ first, end }) => [first, end])).toEqual([[0, 2], [2, 4]]);
});

test('chips, promises and pains are compared one by one', () => {
  const edited = (text: string) => text.replace('using desk, crm', 'using desk -> erp, crm').replace('within 3d', 'within 1d  pain "Waits"');
  expect(changes(edited, 'journey:late')).toEqual(
    expect.arrayContaining(['added chip:step:late.call:0:1', 'changed promise:step:late.call:0', 'added pain:step:late.call:0', 'changed step:late.call']),
  );
});

test('steps in another order are both there once, and one has moved', () => {
  const edited = (text: string) => text.replace(/ {6}step call .*\n/, '').replace(/( {6}step remind .*\n)/, '$1      step call "Calls" on voice using desk, crm { actor agent  needs summary  within 3d }\n');
  const { before, after } = compareTexts(shop, edited(shop)).view('sequence:late');
  if (before.shape !== 'sequence' || after.shape !== 'sequence') throw new Error('It is a sequence.');
  expect(after.steps.map(({ element }) => element)).toEqual(['step:late.bot', 'step:late.remind', 'step:late.call']);
  expect(before.steps.map(({ element }) => element)).toEqual(after.steps.map(({ element }) => element));
});

test('findings alone affect, and numbers in them do not', () => {
  const view: GraphView = {
    ...{ shape: 'graph', request: { kind: 'landscape' }, title: 'L', subtitle: '', legend: [], direction: 'right', edges: [] },
    nodes: [{ id: 'a', container: false, tone: 'core', icon: 'crm', title: 'A', border: 'solid', badges: [], findings: [{ severity: 'error', rule: 'INT-01', message: '3 h' }] }],
  };
  const [node] = view.nodes;
  if (node === undefined) throw new Error('There is a node.');
  const saying = (findings: GraphView['nodes'][number]['findings']) => compareViews(view, { ...view, nodes: [{ ...node, findings }] }, none).changes.a;
  expect(saying([{ severity: 'error', rule: 'INT-01', message: '4 h' }])).toBeUndefined();
  expect(saying([{ severity: 'warning', rule: 'INT-01', message: '3 h' }])).toBe('affected');
  expect(saying([])).toBe('affected');
});

test.each(views)('%s: a version without the view makes everything new, or gone', (name) => {
  const versions = compareTexts(shop, shop);
  const { after } = versions.view(name);
  const ways = new Set([...Object.values(compareViews(undefined, after, none).changes), ...Object.values(compareViews(after, undefined, none).changes)]);
  expect([...ways].sort()).toEqual(['added', 'removed']);
  expect(compareTexts('team it "IT"', shop).different.map(({ name: each }) => each)).toContain(name);
});

test('a view that was empty is no reason to show nothing', () => {
  const view = compareTexts('team it "IT"', shop).view('landscape');
  expect(view.empty).toBeUndefined();
  expect(compareTexts('team it "IT"', 'team it "Technology"').view('landscape').empty).toMatch(/^No systems yet/);
});

test('the views that differ come most changed first, with how much is different', () => {
  const { different } = compareTexts(shop, withOffer(shop));
  expect(different.map(({ name }) => name)).toEqual(expect.arrayContaining(['journey:late', 'flow:late', 'sequence:late']));
  expect(different.map(({ name }) => name).at(-1)).toBe('landscape');
  expect(different[0]?.counts.added).toBeGreaterThan(1);
});

test('a big landscape shows what is different and what that touches, and says what it leaves out', () => {
  const many = Array.from({ length: 80 }, (_, place) => `system s${place} "System ${place}"${place > 0 ? `\ns${place} -> s${place - 1} by rest` : ''}`).join('\n');
  const view = compareTexts(many, many.replace('"System 40"', '"System forty"')).view('landscape');
  expect(view.after.shape === 'graph' && view.after.nodes.map(({ id }) => id).sort()).toEqual(['system:s39', 'system:s40', 'system:s41']);
  expect(view.subtitle).toContain('77 left out that nothing different touches');
});

test.each(['northfield', 'meridian', 'telvia', 'quickstart'])('no view of examples/%s differs from itself', async (name) => {
  const { model } = await readExample(name);
  const context = versionOf(model).context(undefined);
  for (const entry of listViews(context.index)) {
    const view = buildView(context, entry);
    const compared = compareViews(view, view, none);
    expect([entry.name, compared.changes]).toEqual([entry.name, {}]);
    expect(compared.before).toEqual(compared.after);
  }
});

test('lists of any kind are merged so that each keeps its order but for what has moved', () => {
  const list = fc.uniqueArray(fc.constantFrom(...'abcdefghij'), { maxLength: 10 });
  fc.assert(
    fc.property(list, list, (before, after) => {
      const merged = mergeLists(before, after, (key) => key);
      expect(merged.map(({ key }) => key).sort()).toEqual([...new Set([...before, ...after])].sort());
      expect(merged.filter((pair) => pair.after !== undefined).map(({ key }) => key)).toEqual(after);
      const still = merged.filter((pair) => pair.before !== undefined && !pair.moved).map(({ key }) => key);
      const fixed = before.filter((key) => after.includes(key) && still.includes(key));
      expect(still.filter((key) => after.includes(key))).toEqual(fixed);
    }),
  );
});

test('a view with loose ends is compared all the same', () => {
  const { after } = compareTexts(shop, shop).view('journey:late');
  if (after.shape !== 'blueprint') throw new Error('A journey is a blueprint.');
  const transitions = [...after.transitions, { id: 'nowhere', from: 99, to: -1, label: '', dashed: false, breaks: [] }];
  const items = [{ item: 'summary', cells: [] }];
  expect(() => compareViews({ ...after, transitions, items, phases: [{ title: 'X', first: 7, end: 3 }] }, after, none)).not.toThrow();
});
