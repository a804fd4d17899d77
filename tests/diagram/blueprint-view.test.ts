import { describe, expect, test } from 'vitest';
import { buildBlueprint } from '../../diagram/views/blueprint.ts';
import type { BlueprintView } from '../../diagram/views/blueprint-view.ts';
import { viewContextOf } from '../support/view-context.ts';

const base = `
  team care "Care"
  context summary
  context reason
  channel chat "Web chat" { kind chat  served by bot  target delay response 60s  hours 24x7 }
  channel voice "Phone" { kind voice  served by desk }
  intent delay
  system bot "Chatbot" { kind chatbot }
  system desk "Desk" { kind ccaas }
  system oms "Orders" { kind oms }
  system erp "ERP" { kind erp }
  bot -> oms by rest { p95 400ms }
`;

function blueprintOf(steps: string, more = ''): BlueprintView {
  const context = viewContextOf(`${base}${more} journey late "Late delivery" { intent delay  volume 1000/month ${steps} }`);
  return buildBlueprint(context, { kind: 'journey', subject: 'journey:late' });
}

describe('lanes', () => {
  test.each([
    ['on chat { actor customer }', 'customer'],
    ['on chat', 'customer'],
    ['on chat { actor bot }', 'frontstage'],
    ['on voice { actor agent }', 'frontstage'],
    ['{ actor agent }', 'backstage'],
    ['{ actor backoffice }', 'backstage'],
    ['on chat { actor system }', 'frontstage'],
    ['{ actor system }', 'support'],
    ['on chat { actor agent  lane backstage }', 'backstage'],
    ['on chat { actor customer  lane frontstage }', 'customer'],
  ])('a step %s stands in %s', (step, lane) => {
    expect(blueprintOf(`step one "One" ${step}`).steps[0]?.lane).toBe(lane);
  });
});

describe('a broken journey', () => {
  const view = blueprintOf(`
    phase ask "Asks" {
      step ask "Asks" on chat using bot -> oms { actor bot  produces summary  on fail -> call }
    }
    phase call "Calls" {
      step call "Calls" on voice using desk -> erp { actor agent  handled by care  needs summary }
    }
  `);

  test('says what the customer repeats and how many', () => {
    expect(view.steps[1]?.repeats).toBe('Customer repeats summary: 1,000 a month');
  });

  test('marks the transition at which context gets lost', () => {
    const [way] = view.transitions.filter(({ from, to }) => from === 0 && to === 1);
    expect(way?.breaks.map(({ rule }) => rule)).toContain('JRN-02');
  });

  test('follows an item from where it comes up to where it is lost', () => {
    const summary = view.items.find(({ item }) => item === 'summary');
    expect(summary?.element).toBe('context:summary');
    expect(summary?.cells.map((cell) => cell?.state)).toEqual(['gained', 'lost']);
  });

  test('says how a system reaches the next, and where there is no way', () => {
    expect(view.steps[0]?.chains[0]?.[1]?.reached).toMatchObject({ text: 'rest · 400 ms', broken: false });
    expect(view.steps[1]?.chains[0]?.[1]?.reached).toMatchObject({ text: 'no integration', broken: true });
  });

  test('names who does a step, for which team, and what its channel promises', () => {
    expect(view.steps[1]?.actor?.text).toBe('Agent · Care');
    expect(view.steps[0]?.promises.map(({ text }) => text)).toEqual(['response in 60 s', '24x7']);
  });

  test('groups steps by phase and explains only what occurs', () => {
    expect(view.phases).toEqual([
      { title: 'Asks', first: 0, end: 1 },
      { title: 'Calls', first: 1, end: 2 },
    ]);
    const explained = view.legend.map(({ text }) => text);
    expect(explained).toContain('needed and not in hand');
    expect(explained).not.toContain('in hand, but too old');
  });
});

test('an item that stays in hand is followed, one that is only within reach is not', () => {
  const view = blueprintOf(`
    step one "One" on chat using bot { actor bot  produces summary, reason }
    step two "Two" on chat using bot { actor bot }
    step three "Three" on chat using bot { actor bot  needs summary }
  `);
  const states = Object.fromEntries(view.items.map(({ item, cells }) => [item, cells.map((cell) => cell?.state)]));
  expect(states).toEqual({ summary: ['gained', 'held', 'needed'], reason: ['gained', undefined, undefined] });
});

test.each([
  ['criticality critical  kind service', 'Critical service journey'],
  ['criticality high  kind service', 'Service journey of high criticality'],
  ['criticality low', 'Journey of low criticality'],
  ['', 'Journey'],
])('a journey with "%s" is headed %s', (facts, heading) => {
  expect(blueprintOf(`${facts} step one "One" on chat`).subtitle.split(' · ')[0]).toBe(heading);
});

test('a system that is not there at the plateau is a gap under its own title', () => {
  const view = blueprintOf('step one "One" on chat using fax', 'plateau now "Now"  plateau next "Next" { after now }  system fax "Fax server" { kind ccaas  exists from next }');
  expect(view.steps[0]?.chains).toMatchObject([[{ text: 'Fax server · not there', dashed: true, tone: 'muted' }]]);
});

test('what is found about a system is spelled out where it first serves', () => {
  const steps = blueprintOf('step one "One" on chat using crm  step two "Two" on chat using crm', 'system crm "CRM" { owner none  kind crm }').steps;
  expect(steps.map(({ chains }) => chains[0]?.[0]?.told)).toEqual([undefined, true]);
  expect(steps[1]?.chains[0]?.[0]?.findings).toEqual(steps[0]?.chains[0]?.[0]?.findings);
});

test('names that are not declared are drawn dashed', () => {
  const view = blueprintOf('step one "One" on fax using teleporter');
  expect(view.steps[0]?.channels[0]).toMatchObject({ text: 'fax', dashed: true });
  expect(view.steps[0]?.chains[0]?.[0]).toMatchObject({ text: 'teleporter', dashed: true });
});

test('branches carry share and condition, ends say what they are', () => {
  const view = blueprintOf(`
    step one "One" on chat using bot { actor bot }
    one -> two 62% when "unresolved"
    one -> end 38% when "solved"
    step two "Two" on chat using bot { actor bot  ends abandoned }
  `);
  expect(view.transitions.map(({ from, to, label }) => [from, to, label])).toEqual([
    [0, 1, '62 % · unresolved'],
    [0, undefined, '38 % · solved'],
    [1, undefined, 'ends abandoned'],
  ]);
});

test.each([
  ['no journey at all', '', 'No journey yet.'],
  ['a journey without steps', 'journey empty "Empty"', 'This journey has no steps yet.'],
])('%s says what to write first', (_, text, said) => {
  expect(buildBlueprint(viewContextOf(text), { kind: 'journey' }).empty).toContain(said);
});
