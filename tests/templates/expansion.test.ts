import { describe, expect, test } from 'vitest';
import { createDocumentStore } from '../../language-server/document-store.ts';
import { readTexts } from '../../language-server/read-texts.ts';
import { textFindings } from '../../language-server/text-findings.ts';
import type { Element } from '../../model/element.ts';
import { modelAt } from '../../model/plateau.ts';

const surroundings = `team service "Service"
system crm "CRM" { system cases "Cases" }
plateau now
plateau p1 after now
`;

const centre = `template centre(brand: text, owner: team, desk: system, hours: hours = 24x7, chat: flag = yes, size: small | large = small, keep: duration = 12mo, seen: list of system = []) "Centre" {
  data Talk { retention keep }
  system ccaas "{brand} platform" { kind ccaas  vendor brand  owner owner  availability 99.9%  tags core  masters Talk }
  channel phone "{brand} phone" { kind voice  hours hours  served by ccaas, seen }
  when chat { channel chat "{brand} chat" { served by ccaas } }
  when size = large { system wfm "Planning" { owner owner } }
  when not chat { system fax "Fax" }
  ccaas -> desk "Screen pop" by cti { carries customerId }
  ccaas -> desk.cases as lookUp
  journey help "Help from {brand}" { for anybody  step call "Calls" on phone using ccaas -> desk { needs customerId } }
}
persona anybody
`;

function read(...texts: readonly string[]) {
  const { model, fragments } = readTexts(texts.map((text, index) => ({ uri: `file:///project/${index}.cxa`, text })));
  const byPath = new Map<string, Element>(model.elements.map((element) => [`${element.kind} ${element.path}`, element]));
  const readTextsOf = fragments.map((fragment) => ({ fragment, broken: undefined }));
  const said = textFindings(readTextsOf, 'design').map(({ severity, message, source, related }) => {
    const line = (texts[Number(source?.file.at(-5))] ?? '').split('\n')[source?.range.start.line ?? 0] ?? '';
    const word = line.slice(source?.range.start.character, source?.range.end.character);
    return `${severity} ${word}: ${message}${related.map(({ source: at }) => ` [line ${at.range.start.line + 1}]`).join('')}`;
  });
  return { model, byPath, said, made: [...byPath.keys()].filter((path) => path.includes('support')) };
}

const use = (more = '', block = '') => `use centre as support (brand: "Acme", owner: service, desk: crm${more})${block}\n`;

describe('a use makes what its template says', () => {
  test('under its own name, with the arguments in place of the parameters', () => {
    const { byPath, said, made } = read(surroundings, centre, use());
    expect(said).toEqual([]);
    expect(made).toEqual([
      'use support',
      'data support.Talk',
      'system support.ccaas',
      'channel support.phone',
      'integration support.ccaas->crm',
      'integration support.lookUp',
      'journey support.help',
      'step support.help.call',
      'channel support.chat',
    ]);
    expect(byPath.get('system support.ccaas')).toMatchObject({
      title: 'Acme platform',
      vendor: 'Acme',
      owner: 'team:service',
      instance: 'use:support',
      holdings: [{ how: 'masters', data: 'data:support.Talk' }],
    });
    expect(byPath.get('channel support.phone')).toMatchObject({ hours: { text: '24x7' }, servedBy: ['system:support.ccaas'] });
    expect(byPath.get('integration support.ccaas->crm')).toMatchObject({ from: 'system:support.ccaas', to: 'system:crm', title: 'Screen pop' });
    expect(byPath.get('integration support.lookUp')).toMatchObject({ to: 'system:crm.cases' });
    expect(byPath.get('data support.Talk')).toMatchObject({ retention: { text: '12mo' } });
    expect(byPath.get('step support.help.call')).toMatchObject({
      using: [['system:support.ccaas', 'system:crm']],
      channels: ['channel:support.phone'],
    });
    expect(byPath.get('journey support.help')).toMatchObject({ title: 'Help from Acme', personas: ['persona:anybody'] });
  });

  test('flags, choices, lists, hours and durations decide what is made', () => {
    const { byPath, said } = read(
      surroundings,
      centre,
      use(', chat: no, size: large, seen: [crm, crm.cases], hours: Mon-Fri 09:00-18:00, keep: 6mo'),
    );
    expect(said).toEqual([]);
    expect(byPath.has('channel support.chat')).toBe(false);
    expect(byPath.has('system support.fax')).toBe(true);
    expect(byPath.get('system support.wfm')).toMatchObject({ owner: 'team:service' });
    expect(byPath.get('channel support.phone')).toMatchObject({
      hours: { text: 'Mon-Fri 09:00-18:00' },
      servedBy: ['system:support.ccaas', 'system:crm', 'system:crm.cases'],
    });
    expect(byPath.get('data support.Talk')).toMatchObject({ retention: { text: '6mo' } });
  });

  test('nothing is made of a template that nobody uses, and its names are not those of the architecture', () => {
    const { byPath, said } = read(surroundings, centre, 'channel web { served by ccaas }\n');
    expect([...byPath.keys()].filter((path) => /phone|lookUp|Talk/.test(path))).toEqual([]);
    expect(said).toEqual(['error ccaas: No system "ccaas" is declared; declare it: system ccaas.']);
  });

  test('what it made is referred to by its path, or by a part of it that is unique', () => {
    const { byPath, said } = read(surroundings, centre, `${use()}system bot\nbot -> support.ccaas\nbot -> lookUpless\nhandover phone -> support.chat warm\n`);
    expect(byPath.get('integration bot->support.ccaas')).toMatchObject({ to: 'system:support.ccaas' });
    expect(byPath.get('handover phone->support.chat')).toMatchObject({ from: 'channel:support.phone', to: 'channel:support.chat' });
    expect(said).toEqual(['error lookUpless: No system "lookUpless" is declared; declare it: system lookUpless.']);
  });

  test('a flag or an element is not taken for a word of its name', () => {
    const { byPath, said } = read('template t(chat: flag, crm: system) { channel web { kind chat }  system x { kind crm }  x -> crm }\nsystem base\nuse t as support (chat: yes, crm: base)\n');
    expect(said).toEqual([]);
    expect(byPath.get('channel support.web')).toMatchObject({ type: 'chat' });
    expect(byPath.get('system support.x')).toMatchObject({ type: 'crm' });
    expect(byPath.get('integration support.x->base')).toMatchObject({ to: 'system:base' });
  });

  test('two uses keep apart', () => {
    const { byPath, said } = read(surroundings, centre, use(), use().replace('support', 'sales'));
    expect(said).toEqual([]);
    expect(byPath.get('step sales.help.call')).toMatchObject({ using: [['system:sales.ccaas', 'system:crm']] });
    expect(byPath.get('system sales.ccaas')).toMatchObject({ holdings: [{ data: 'data:sales.Talk' }] });
  });

  test('additions see the names of the instance; set replaces single values and adds to lists', () => {
    const { byPath, said } = read(
      surroundings,
      centre,
      use('', ` {
  set ccaas { availability 99.95%  tags own  at p1 { availability 99.99% } }
  set help.call { needs summary }
  set lookUp { p95 300ms }
  system wfm "Planning"
  ccaas -> wfm "Schedules"
}`),
    );
    expect(said).toEqual([]);
    expect(byPath.get('system support.ccaas')).toMatchObject({
      availability: 99.95,
      tags: ['core', 'own'],
      changes: [{ plateau: 'plateau:p1', set: { availability: 99.99 } }],
    });
    expect(byPath.get('step support.help.call')).toMatchObject({ needs: [{ item: 'customerId' }, { item: 'summary' }] });
    expect(byPath.get('integration support.lookUp')).toMatchObject({ p95: { ms: 300 } });
    expect(byPath.get('integration support.ccaas->wfm')).toMatchObject({ to: 'system:support.wfm', instance: 'use:support' });
  });

  test('its elements have the life of their use', () => {
    const { byPath } = read(surroundings, centre, use('', ' { exists from p1  system extra  system early { exists from now } }'));
    expect(byPath.get('system support.ccaas')?.life).toEqual({ from: 'plateau:p1' });
    expect(byPath.get('system support.extra')?.life).toEqual({ from: 'plateau:p1' });
    expect(byPath.get('system support.early')?.life).toEqual({ from: 'plateau:now' });
  });

  test('a week can be a parameter', () => {
    const { byPath, said } = read('template t(n: number) { programme p { phase f weeks 1-3 { gate g week n { otherwise pause } } } }\nuse t as support (n: 2)\n');
    expect(said).toEqual([]);
    expect(byPath.get('gate support.p.g')).toMatchObject({ week: 2, otherwise: 'pause' });
  });

  test('it lives as long as its use', () => {
    const { model } = read(surroundings, centre, `${use('', ' { exists from p1 }')}plateau p2 after p1 { use centre as late (brand: "B", owner: service, desk: crm) }\n`);
    const at = (plateau: string) => modelAt(model, `plateau:${plateau}`).elements.map(({ path }) => path).filter((path) => path.endsWith('ccaas'));
    expect([at('now'), at('p1'), at('p2')]).toEqual([[], ['support.ccaas'], ['support.ccaas', 'late.ccaas']]);
  });

  test('templates use templates, with names of their own', () => {
    const { byPath, said } = read(
      surroundings,
      centre,
      `template twice(who: team, crm2: system) {
  use centre as first (brand: "One", owner: who, desk: crm2) { set ccaas { availability 99% } }
  use centre as second (brand: "Two {who}", owner: who, desk: crm2)
  first.ccaas -> second.ccaas as joint
}
use twice as support (who: service, crm2: crm) { set first.ccaas { availability 98% } }
`,
    );
    expect(said).toEqual([]);
    expect(byPath.get('integration support.joint')).toMatchObject({ from: 'system:support.first.ccaas', to: 'system:support.second.ccaas' });
    expect(byPath.get('system support.second.ccaas')).toMatchObject({ title: 'Two service platform', owner: 'team:service' });
    expect(byPath.get('system support.first.ccaas')).toMatchObject({ availability: 98 });
  });

  test('a name of the template is not taken for one of the place where it is used', () => {
    const { byPath } = read('template t { system a  system b  a -> b }\nsystem a\nsystem b\nuse t as support\n');
    expect(byPath.get('integration support.a->b')).toMatchObject({ from: 'system:support.a', to: 'system:support.b' });
  });
});

describe('what is wrong is said where it can be mended', () => {
  test.each([
    ['a missing argument', 'use centre as support (brand: "A")', 'error support: "support" has to give "centre" more: owner: team, desk: system.'],
    ['an unknown argument', use(', bran: "x"').trim(), 'error bran: The template "centre" has no parameter "bran". Did you mean "brand"?'],
    ['an argument given twice', use(', brand: "x"').trim(), 'error brand: "brand" is given twice; leave one of them out.'],
    ['a flag', use(', chat: maybe').trim(), 'error maybe: "chat" is yes or no.'],
    ['a choice', use(', size: larg').trim(), 'error larg: "size" is one of small, large. Did you mean "large"?'],
    ['a duration', use(', keep: 12').trim(), 'error 12: "keep" is a length of time: write it as 30min or 2d.'],
    ['hours', use(', hours: "always"').trim(), 'error "always": "hours" is a time of the week: write it as 24x7 or Mon-Fri 09:00-18:00.'],
    ['a list for one', use(', chat: [yes, no]').trim(), 'error [yes, no]: "chat" takes one value, not a list.'],
    ['another kind', use().replace('desk: crm', 'desk: service').trim(), 'error service: "service" is a team; a system is expected here.'],
    ['no such template', 'use centr as support', 'error centr: No template "centr" is declared. Did you mean "centre"?'],
    ['a set of nothing', use('', ' { set cccaas { availability 99% } }').trim(), 'error cccaas: The template makes no "cccaas". Did you mean "ccaas"?'],
    ['a set of what is not its own', use('', ' { set crm { availability 99% } }').trim(), 'error crm: "crm" is not made by this use; state it where it is declared.'],
    ['a name twice', `${use()}${use()}`.trim(), 'error support: Another use "support" is already declared, line 1; give one of them another name.'],
  ])('%s', (_, text, message) => {
    expect(read(surroundings, centre, text).said).toEqual([message]);
  });

  test.each([
    ['a parameter of the wrong kind', 'template t(who: team) { system a { in who } }', 'error who: The parameter "who" is a team; a boundary is expected here.'],
    ['no such type', 'template t(who: sytem) { }', 'error sytem: "sytem" is no type of a parameter. Did you mean "system"?'],
    ['a misspelt parameter in a string', 'template t(brand: text) { system a "{brnad} a" }', 'warning brnad: "{brnad}" names no parameter and stays as it is. Did you mean "{brand}"?'],
    ['an unknown condition', 'template t(chat: flag) { when chatt { system a } }', 'error chatt: The template has no parameter "chatt". Did you mean "chat"?'],
    ['two of a name', 'template t(a: flag, a: text) { }', 'error a: The template has another parameter "a"; give one of them another name.'],
    ['hiding a name', 'system crm\ntemplate t(crm: system) { }', 'warning crm: The parameter "crm" hides the system crm of the project; give one of them another name.'],
  ])('in a template that nobody uses: %s', (_, text, message) => {
    expect(read(text).said).toEqual([message]);
  });

  test('what is wrong with a template whatever it is given is said once, at the template', () => {
    const { said } = read('template t(a: text) { system x { kind crn } }\nuse t as one (a: "1")\nuse t as two (a: "2")\n');
    expect(said).toEqual(['warning crn: "crn" is not a known word here; the nearest is "crm".']);
  });

  test('what is wrong with what was given is said at the use, with the line of the template beside it', () => {
    const { said } = read('template t(a: text, b: flag) {\n  system x { kind a }\n  when b { system y }\n  x -> y\n}\nuse t as one (a: "crn", b: no)\n');
    expect(said).toEqual([
      'warning one: "crn" is not a known word here; the nearest is "crm". [line 2]',
      'error one: No system "y" is declared; declare it: system y. [line 4]',
    ]);
  });
});

describe('expansion is bounded', { timeout: 60_000 }, () => {
  test('a template that uses itself', () => {
    const { said, made } = read('template loop { system a  use loop as again }\nuse loop as support\n');
    expect(said.filter((line) => line.startsWith('error support'))).toEqual([
      'error support: "loop" uses templates that use templates, more than 16 deep or in a circle; take one of these uses out. Nothing of this use is made.',
    ]);
    expect(made).toEqual(['use support']);
  });

  test('templates that double each other', () => {
    const levels = Array.from({ length: 15 }, (_, level) =>
      level === 14 ? 'template t14 { system a  system b  system c  system d }' : `template t${level} { use t${level + 1} as x  use t${level + 1} as y  use t${level + 1} as z }`,
    );
    const { said, made } = read(`${levels.join('\n')}\nuse t0 as support\n`);
    expect(said).toEqual(['error support: With this use, templates make more than 100,000 elements; use smaller templates. Nothing of this use is made.']);
    expect(made).toEqual(['use support']);
  });

  test('the bound is one for the whole project', () => {
    const wide = `template wide { ${Array.from({ length: 300 }, (_, index) => `system s${index}`).join('  ')} }\n`;
    const uses = Array.from({ length: 400 }, (_, index) => `use wide as u${index}\n`);
    const { said, byPath } = read(wide, uses.slice(0, 200).join(''), uses.slice(200).join(''));
    expect(said.length).toBe(400 - 332);
    expect([...byPath.values()].filter(({ kind }) => kind === 'system').length).toBe(332 * 300);
  });
});

test('a change of a template changes what is made of it in other files, and nothing is read again otherwise', () => {
  const store = createDocumentStore();
  store.put('file:///project/t.cxa', 'template t { system a }');
  store.put('file:///project/u.cxa', 'use t as support\nsystem b\nb -> support.a');
  store.put('file:///project/v.cxa', 'system far');
  const paths = () => store.fragments().flatMap(({ elements }) => elements.map(({ path }) => path));
  expect(paths()).toEqual(['t', 'support', 'support.a', 'b', 'b->support.a', 'far'].sort((a, b) => paths().indexOf(a) - paths().indexOf(b)));
  const far = store.fragments().find(({ uri }) => uri.endsWith('v.cxa'));
  store.put('file:///project/t.cxa', 'template t { system a  system c }');
  expect(paths()).toContain('support.c');
  store.put('file:///project/t.cxa', 'template t { system c }');
  expect(store.fragments().flatMap(({ problems }) => problems.map(({ message }) => message))).toEqual([
    'No system "support.a" is declared. Did you mean "support.c"?',
  ]);
  store.remove('file:///project/t.cxa');
  expect(paths()).not.toContain('support.c');
  expect(store.fragments().find(({ uri }) => uri.endsWith('v.cxa'))).toBe(far);
});
