import { describe, expect, test } from 'vitest';
import { buildView, findView, listViews } from '../../diagram/views/table.ts';
import { buildLandscape } from '../../diagram/views/landscape.ts';
import type { GraphView, ViewEdge, ViewNode } from '../../diagram/views/graph-view.ts';
import type { ViewRequest } from '../../diagram/view-graph.ts';
import { viewContextOf } from '../support/view-context.ts';

const shop = `
  team it "IT"
  boundary eu "EU" { kind region }
  data Customer { class personal }
  channel web { hours 24x7  served by storefront }
  channel voice "Phone"
  system storefront "Web shop" { kind commerce  owner it  in eu  availability 99.95% }
  system crm "CRM" { kind crm  hosting saas  in eu  masters Customer  system cases "Cases" }
  system ipaas "Integration platform" { kind ipaas  in eu }
  system erp "ERP" { kind erp  lifecycle sunset }
  system next "Next ERP" { kind erp  lifecycle planned }
  storefront -> crm as lookUp "Look up" by rest { carries Customer  telemetry traces, logs }
  storefront -> erp by soap { via ipaas }
  crm.cases -> erp by kafka { style event }
  erp -> storefront by sftp { every 60min }
  erp -> crm { style manual }
  journey buy "Buys" { for dana  step find "Finds" on web using storefront }
  persona dana "Dana"
`;

function landscapeOf(text: string, request: Partial<ViewRequest> = {}): GraphView {
  return buildLandscape(viewContextOf(text), { kind: 'landscape', ...request });
}

function declared(line: string, text = shop): GraphView {
  return landscapeOf(`${text} view landscape mine "Mine" { ${line} }`, { declaration: 'view:mine' });
}

const nodeOf = (view: GraphView, id: string): ViewNode | undefined => view.nodes.find((node) => node.id === id);
const edgeBetween = (view: GraphView, from: string, to: string): ViewEdge | undefined => view.edges.find((edge) => edge.from === from && edge.to === to);
const idsOf = (view: GraphView): readonly string[] => view.nodes.map(({ id }) => id).toSorted();

describe('nodes', () => {
  const view = landscapeOf(shop);

  test.each([
    ['channel:web', 0],
    ['system:crm', 2],
    ['system:ipaas', 3],
    ['system:storefront', 4],
    ['system:erp', 4],
  ])('%s stands in column %i', (id, column) => {
    expect(nodeOf(view, id)?.column).toBe(column);
  });

  test('a system without a kind stands in front where it serves a channel', () => {
    const plain = landscapeOf('system a  system b  channel chat { served by a }');
    expect(nodeOf(plain, 'system:a')?.column).toBe(1);
    expect(nodeOf(plain, 'system:b')?.column).toBe(4);
  });

  test('a component is inside its system, the system inside its boundary', () => {
    expect(nodeOf(view, 'system:crm.cases')?.parent).toBe('system:crm');
    expect(nodeOf(view, 'system:crm')).toMatchObject({ parent: 'boundary:eu', container: true });
    expect(nodeOf(view, 'boundary:eu')).toMatchObject({ container: true, title: 'EU', subtitle: 'region' });
    expect(nodeOf(view, 'system:erp')?.parent).toBeUndefined();
  });

  test('says what is known, and nothing about what is not', () => {
    expect(nodeOf(view, 'system:crm')).toMatchObject({ title: 'CRM', subtitle: 'crm · saas', icon: 'crm', tone: 'customer' });
    expect(nodeOf(view, 'system:crm')?.badges.map(({ label }) => label)).toEqual(['Personal data: Customer', 'Telemetry on 1 of 3 integrations']);
    expect(nodeOf(view, 'system:storefront')?.badges.map(({ label }) => label)).toEqual(['Available 99.95 %', 'Telemetry on 1 of 3 integrations']);
    expect(nodeOf(landscapeOf('system a'), 'system:a')?.badges).toEqual([]);
  });

  test('a missing owner is said once: by its rule, or where no rule asks by a badge', () => {
    expect(nodeOf(view, 'system:crm')?.findings.map(({ rule }) => rule)).toContain('OWN-01');
    const sketch = buildLandscape(viewContextOf(shop, 'sketch'), { kind: 'landscape' });
    expect(nodeOf(sketch, 'system:crm')?.badges.map(({ label }) => label)).toContain('No owner stated');
  });

  test('its border says where it is in its life', () => {
    expect(nodeOf(view, 'system:erp')?.border).toBe('double');
    expect(nodeOf(view, 'system:next')?.border).toBe('dashed');
    expect(nodeOf(view, 'system:crm')?.border).toBe('solid');
  });

  test('a name that is used but not declared asks to be declared', () => {
    const sketch = landscapeOf('system a  a -> b');
    expect(nodeOf(sketch, 'system:b')).toMatchObject({ border: 'dashed', badges: [{ text: 'declare it' }] });
    expect(sketch.legend.map(({ text }) => text)).toContain('used, but not declared');
  });
});

describe('edges', () => {
  const view = landscapeOf(shop);

  test('an integration has its own id, label and words', () => {
    expect(edgeBetween(view, 'system:storefront', 'system:crm')).toMatchObject({
      id: 'integration:lookUp',
      element: 'integration:lookUp',
      label: 'Look up\nrest',
      spoken: 'Web shop to CRM, Look up, rest, carries Customer',
      line: 'solid',
    });
  });

  test.each([
    ['system:crm.cases', 'system:erp', 'dashed'],
    ['system:erp', 'system:storefront', 'long-dashed'],
    ['system:erp', 'system:crm', 'dotted'],
    ['channel:web', 'system:storefront', 'solid'],
  ])('%s to %s is %s', (from, to, line) => {
    expect(edgeBetween(view, from, to)?.line).toBe(line);
  });

  test('passes through its hub and says what it is on the last stretch', () => {
    expect(edgeBetween(view, 'system:storefront', 'system:erp')).toBeUndefined();
    expect(edgeBetween(view, 'system:storefront', 'system:ipaas')).not.toHaveProperty('label');
    expect(edgeBetween(view, 'system:ipaas', 'system:erp')).toMatchObject({ label: 'soap', element: 'integration:storefront->erp' });
  });

  test('alike in both directions is one edge with two heads', () => {
    const both = landscapeOf('system a  system b  a <-> b by rest').edges;
    expect(both).toHaveLength(1);
    expect(both[0]?.both).toBe(true);
  });

  test('many between the same two are one', () => {
    const many = landscapeOf('system a  system b  a -> b as one "One" by rest  a -> b as two "Two" by rest  a -> b as three "Three" by rest').edges;
    expect(many.map(({ label }) => label)).toEqual(['One\n+2 more']);
  });

  test('a finding is on the edge that it is about', () => {
    const bad = viewContextOf('system a { criticality critical }  system b  a -> b by soap { via none  contract none  telemetry none }');
    const edges = buildLandscape(bad, { kind: 'landscape' }).edges;
    expect(edges.flatMap(({ findings }) => findings.map(({ rule }) => rule))).toContain('INT-01');
    expect(edges[0]?.tone).not.toBe('plain');
  });
});

describe('a declared view', () => {
  test.each([
    ['include crm', ['boundary:eu', 'system:crm', 'system:crm.cases']],
    ['include kind channel', ['channel:voice', 'channel:web']],
    ['include kind erp', ['system:erp', 'system:next']],
    ['include owner it', ['boundary:eu', 'system:storefront']],
    ['include in eu, voice', ['boundary:eu', 'channel:voice', 'system:crm', 'system:crm.cases', 'system:ipaas', 'system:storefront']],
    ['include journey buy', ['boundary:eu', 'channel:web', 'system:storefront']],
    ['include persona dana', ['boundary:eu', 'channel:web', 'system:storefront']],
    ['include neighbours of erp  exclude kind crm', ['boundary:eu', 'system:erp', 'system:ipaas', 'system:storefront']],
  ])('%s', (line, ids) => {
    expect(idsOf(declared(line))).toEqual(ids);
  });

  test('selects by tag', () => {
    expect(idsOf(declared('include tag old', 'system a { tags old }  system b'))).toEqual(['system:a']);
  });

  test('a component alone comes with its system', () => {
    expect(idsOf(declared('include crm.cases  group by none'))).toEqual(['system:crm', 'system:crm.cases']);
  });

  test('groups by owner, layer or not at all', () => {
    expect(nodeOf(declared('group by owner'), 'system:storefront')?.parent).toBe('team:it');
    expect(nodeOf(declared('group by layer'), 'system:crm')?.parent).toBe('layer:customer');
    expect(declared('group by none').nodes.every(({ id }) => !id.startsWith('boundary:'))).toBe(true);
  });

  test('colours by what it says', () => {
    expect(nodeOf(declared('colour by lifecycle'), 'system:erp')?.tone).toBe('warning');
    expect(nodeOf(declared('colour by hosting'), 'system:crm')?.tone).toBe('core');
    expect(declared('colour by hosting').legend).toContainEqual({ sample: 'swatch', tone: 'core', text: 'saas' });
    expect(declared('colour by owner').legend.map(({ text }) => text)).toEqual(expect.arrayContaining(['IT', 'no owner stated']));
  });

  test('has its title and direction', () => {
    expect(declared('direction down')).toMatchObject({ title: 'Mine', direction: 'down' });
  });

  test('that selects nothing says so', () => {
    expect(declared('include tag nothing').empty).toContain('Nothing is selected');
  });
});

describe('a big architecture', () => {
  const systems = Array.from({ length: 90 }, (_, index) => `system s${index} { kind ${index % 2 === 0 ? 'crm' : 'erp'} }`).join('\n');
  const links = Array.from({ length: 89 }, (_, index) => `s${index} -> s${index + 1} by rest`).join('\n');
  const text = `channel web { served by s1 } ${systems} ${links} journey j { step a on web using s3, s5  step b on web using s8 }`;

  test('opens on what its journeys use, the rest is folded by column', () => {
    const view = landscapeOf(text);
    expect(view.nodes.filter(({ element }) => element !== undefined).length).toBeLessThanOrEqual(48);
    expect(nodeOf(view, 'system:s3')).toBeDefined();
    const folded = view.nodes.filter(({ fold }) => fold === 'closed');
    expect(folded.map(({ id }) => id)).toEqual(['more:customer', 'more:core']);
    const shown = view.nodes.filter(({ id }) => id.startsWith('system:')).length;
    const counted = folded.map(({ title }) => Number(/\d+/.exec(title)?.[0])).reduce((a, b) => a + b, 0);
    expect(shown + counted).toBe(90);
    expect(view.subtitle).toContain(`${shown} of 90 systems`);
  });

  test('without journeys opens on what is integrated most', () => {
    const view = landscapeOf(`${systems} ${links} ${Array.from({ length: 40 }, (_, index) => `s7 -> s${index + 40} by kafka`).join('\n')}`);
    expect(nodeOf(view, 'system:s7')).toBeDefined();
    expect(view.nodes.filter(({ fold }) => fold === 'closed')).not.toEqual([]);
  });

  test('shows all that a view asks for', () => {
    expect(declared('include kind system', text).nodes.filter(({ id }) => id.startsWith('system:'))).toHaveLength(90);
  });
});

test('an empty architecture says what to write first', () => {
  expect(landscapeOf('').empty).toContain('system crm "CRM"');
});

describe('the list of views', () => {
  const context = viewContextOf(`${shop} plateau now "Now"  plateau p1 "Next" after now  view landscape mine "Mine" { at p1 }  view journey buy "Only this" { }`);

  test('has the landscape, what the plan changes in it, the declared ones and three per journey', () => {
    const entries = listViews(context.index);
    expect(entries.map(({ name }) => name)).toEqual(['landscape', 'compare', 'mine', 'buy', 'journey:buy', 'flow:buy', 'sequence:buy']);
    expect(entries[2]).toMatchObject({ kind: 'landscape', declaration: 'view:mine', plateau: 'plateau:p1', title: 'Mine' });
    expect(entries[3]).toMatchObject({ kind: 'journey', subject: 'journey:buy' });
  });

  test('each of them can be built', () => {
    for (const entry of listViews(context.index)) expect(buildView(context, entry).request).toMatchObject({ kind: entry.kind });
  });

  test.each([
    ['landscape', 'landscape'],
    ['mine', 'mine'],
    ['flow:buy', 'flow:buy'],
    ['Journey:Buy', 'journey:buy'],
    ['sequence', 'sequence:buy'],
  ])('%s is found', (name, found) => {
    expect(findView(context.index, name)).toMatchObject({ name: found });
  });

  test.each([
    ['journey:bay', 'There is no journey "bay". Did you mean "journey:buy"?'],
    ['landscap', 'There is no view "landscap". Did you mean "landscape"?'],
    ['nonsense', 'There is no view "nonsense". There are landscape, compare, mine, buy, journey:buy and 2 more.'],
  ])('%s is answered with a sentence', (name, problem) => {
    expect(findView(context.index, name)).toEqual({ problem });
  });

  test('a journey view without journeys says why there is none', () => {
    expect(findView(viewContextOf('system a').index, 'flow')).toEqual({ problem: 'There is no view "flow": the architecture has no journeys yet.' });
  });
});
