import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { chooseTemplate } from '../../cli/template-choice.ts';
import { createDocumentStore } from '../../language-server/document-store.ts';
import { formatText } from '../../language-server/format-text.ts';
import { readTexts } from '../../language-server/read-texts.ts';
import { parameterTypes } from '../../language-server/template/parameter.ts';
import { starterUseText, useSnippet } from '../../language-server/template/starter-use.ts';
import { cxa, folderWith } from '../support/command-line.ts';

const uri = 'file:///package/t.cxa';

function templateOf(text: string) {
  const { elements } = readTexts([{ uri, text }]).model;
  const template = elements.find((element) => element.kind === 'template');
  if (!template) throw new Error(`There is no template in ${text}`);
  return { template, taken: new Set(elements.map(({ id }) => id)) };
}

/** The file that a project begins with, and what is wrong with it beside the template. */
function starter(text: string) {
  const written = starterUseText({ ...templateOf(text), from: '@acme/t', title: 'Mine', today: '2026-11-26' });
  const documents = createDocumentStore();
  documents.put(uri, text, { prefix: '', isImported: true });
  documents.put('file:///project/main.cxa', written);
  return { written, problems: documents.fragments().flatMap(({ problems }) => problems.map(({ message }) => message)) };
}

test.each(parameterTypes.flatMap((type) => [type, `list of ${type}`]).concat('small | large'))('a required %s has a placeholder that fits', (type) => {
  const { written, problems } = starter(`template t(thing: ${type}) { system s "S" }\n`);
  expect(problems).toEqual([]);
  expect(written).toMatch(/\n {2}thing: \S/);
  expect(formatText(written)).toBe(written);
});

test('each parameter stands there with what its doc comment says; those with defaults as comments', () => {
  const { written, problems } = starter(`template desk(
  /** What customers call you. */
  brand: text,
  /** Answers for it:
   * one team. */
  serviceOwner: team,
  starts: date, ends: date,
  /** When people are there. */
  staffed: hours = 24x7, size: small | large = small
) "A desk" { system acd "{brand} ACD" { owner serviceOwner } }
`);
  expect(problems).toEqual([]);
  expect(written).toBe(`// Made with the template desk (A desk) of @acme/t.
// What stands here is a placeholder: put what is yours in its place.
import "@acme/t"

architecture main "Mine"

team serviceOwner "Service owner" { unit }

use desk as myDesk (
  // What customers call you.
  brand: "Your brand",
  // Answers for it:
  // one team.
  serviceOwner: serviceOwner,
  starts: 2026-11-30,
  ends: 2027-02-22

  // To change one of these, take the slashes in front of it away.
  // When people are there.
  // , staffed: 24x7
  // , size: small
)
`);
  const changed = written.replaceAll('// , ', ', ');
  expect(readTexts([{ uri: 'file:///a.cxa', text: changed }]).fragments.flatMap(({ problems: all }) => all.filter(({ rule }) => rule === 'syntax'))).toEqual([]);
});

test('a placeholder takes no name that the package has', () => {
  const { written, problems } = starter('team owner "Ours"\ntemplate t(owner: team) { system s { owner owner } }\n');
  expect(problems).toEqual([]);
  expect(written).toContain('team ownerTeam "Owner" { unit }');
  expect(written).toContain('owner: ownerTeam');
});

test('a snippet is one line where it fits, and nothing is given where nothing has to be', () => {
  expect(useSnippet(templateOf('template t(a: text = "x") { system s }\n').template, '2026-11-26')).toBe('use t as myT');
  expect(useSnippet(templateOf('template t(brand: text, owner: team) { system s }\n').template, '2026-11-26')).toBe(
    'use t as myT (brand: "Your brand", owner: owner)',
  );
});

const reach = {
  'node_modules/@acme/cx/package.json': '{ "name": "@acme/cx", "version": "1.0.0", "cxa": { "files": ["*.cxa"], "template": "desk" } }',
  'node_modules/@acme/cx/cx.cxa': 'template desk(owner: team) "Desk" { system acd { owner owner } }\ntemplate line(a: system) { system b  a -> b }\n',
  'node_modules/@acme/two/package.json': '{ "name": "@acme/two", "cxa": { "files": ["*.cxa"] } }',
  'node_modules/@acme/two/two.cxa': 'template one { system x }\ntemplate other { system y }\n',
  'patterns/shared.cxa': 'template shared(brand: text) { system s "{brand}" }\n',
};

test('a template is chosen by its name or by the package\'s; what is not there is said in one line', async () => {
  const folder = join(folderWith(reach), 'new');
  const choose = (name: string) =>
    chooseTemplate(name, folder, []).then(
      ({ template, from }) => `${template.path} of ${from}`,
      (error: Error) => error.message,
    );
  expect(await Promise.all(['@acme/cx', '@acme/cx#line', 'other', '@acme/none', '@acme/two', '@acme/cx#dusk'].map(choose))).toEqual([
    'desk of @acme/cx',
    'line of @acme/cx',
    'other of @acme/two',
    'The package "@acme/none" is not installed; run: npm install @acme/none',
    'The package "@acme/two" has the templates one and other; name one: --template @acme/two#one',
    'The package "@acme/cx" has no template "dusk"; there are desk, line. Did you mean "desk"?',
  ]);
});

test('`cxa init --template` takes one of the files nearby, too, and what it writes is without a mistake', async () => {
  const folder = folderWith(reach);
  const wrong = await cxa(['init', '--template', 'dsk', 'new'], folder);
  expect([wrong.code, wrong.stderr]).toEqual([2, 'cxa: There is no template "dsk". There are order, empty, desk, line, one, other and shared; a package of templates is installed with npm. Did you mean "desk"?\n']);
  const right = await cxa(['init', '--template', 'shared', 'new'], folder);
  expect([right.code, right.stderr]).toEqual([0, '']);
  expect(readFileSync(join(folder, 'new/main.cxa'), 'utf8')).toContain('import "../patterns/shared.cxa"');
  const { stdout } = await cxa(['check', '--format', 'json', 'new'], folder);
  expect(JSON.parse(stdout).findings.filter(({ rule }: { rule: string }) => rule === 'syntax' || rule === 'reference')).toEqual([]);
}, 120_000);
