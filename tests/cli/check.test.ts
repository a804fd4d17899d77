import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { run } from '../../cli/program.ts';
import { cxa, folderWith } from '../support/command-line.ts';

const root = join(import.meta.dirname, '../..');

test('a clean project says so, after whether it holds, and ends with 0', async () => {
  const { code, stdout } = await cxa(['check', 'examples/quickstart'], root);
  expect(stdout).toMatch(/^Horizon: yes — the journey holds\.\nNo findings — \d+ elements in 1 file\n$/);
  expect(code).toBe(0);
});

test('an architecture with faults names them with their numbers and ends with 1', async () => {
  const { code, stdout } = await cxa(['check', 'examples/northfield'], root);
  expect(code).toBe(1);
  expect(stdout).toMatch(/^Horizon: no — 5 of 5 critical journeys break, first "Where is my sofa\?" at "As is": .*7,440 customers a month.*\n\n/);
  for (const fact of ['98.31 %', '60 min old', '3 unlinked identity islands', '15 h a day', '7,440 customers a month']) {
    expect(stdout).toContain(fact);
  }
});

test('json has the published shape, with paths relative to the working directory', async () => {
  const folder = folderWith({ 'cxa.json': '{}', 'main.cxa': 'system crm { owner nobody }\n' });
  const { code, stdout } = await cxa(['check', '--format', 'json'], folder);
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toEqual({
    version: 1,
    findings: [
      {
        rule: 'reference',
        severity: 'error',
        message: 'No team "nobody" is declared; declare it: team nobody.',
        file: 'main.cxa',
        range: { start: { line: 0, character: 19 }, end: { line: 0, character: 25 } },
        element: 'crm',
        plateaus: [],
        journeys: [],
        related: [],
        fixable: true,
        waived: false,
        missing: false,
        project: '.',
        fingerprint: expect.stringMatching(/^[0-9a-f]{16}-[0-9a-f]{16}:1$/),
      },
    ],
    summary: { errors: 1, warnings: 0, infos: 0, waived: 0, elements: 1, files: 1 },
    projects: [
      {
        name: basename(folder),
        path: '.',
        profile: 'design',
        errors: 1,
        warnings: 0,
        infos: 0,
        waived: 0,
        horizon: { verdict: 'not known', sentence: expect.stringMatching(/^Not known: /) },
      },
    ],
  });
});

test('without a cxa.json an undeclared name is a warning', async () => {
  const folder = folderWith({ 'main.cxa': 'system crm { owner nobody }\n' });
  const { code, stdout } = await cxa(['check'], folder);
  expect(stdout).toContain('0 errors, 1 warning');
  expect(code).toBe(0);
});

test('more warnings than allowed end with 1', async () => {
  const folder = folderWith({ 'main.cxa': 'system crm { owner nobody }\n' });
  expect((await cxa(['check', '--max-warnings', '0'], folder)).code).toBe(1);
  expect((await cxa(['check', '--max-warnings', '1'], folder)).code).toBe(0);
});

test('further reports of the same check go to files; what is no format is bad usage', async () => {
  const folder = folderWith({ 'main.cxa': 'system crm\n' });
  const { code, stdout } = await cxa(['check', '--also', 'json:out/check.json', '--also', 'markdown:check.md'], folder);
  expect([code, stdout]).toEqual([0, expect.stringContaining('1 element in 1 file')]);
  expect(JSON.parse(readFileSync(join(folder, 'out/check.json'), 'utf8'))).toMatchObject({ summary: { elements: 1 } });
  expect(readFileSync(join(folder, 'check.md'), 'utf8')).toContain('1 element in 1 file');
  for (const word of ['xml:a', 'json', 'json:']) {
    const said: string[] = [];
    const spy = vi.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0);
    expect(await run(['check', folder, '--also', word])).toBe(2);
    spy.mockRestore();
    expect(said.join('')).toBe(`cxa: option '--also <format:file>' argument '${word}' is invalid. Write a format (text, json, sarif, junit, markdown, github), a colon and a file. See: cxa --help\n`);
  }
});

test('is told which day it is: what is due and what has expired; another word is bad usage', async () => {
  const main = `team t
waive OWN-01 until 2027-06-30 because "later"
system crm { owner none }
programme p {
  starts 2027-01-11
  phase a weeks 4-6 { gate ready "Ready" week 6 { done none } }
}
`;
  const folder = folderWith({ 'cxa.json': '{}', 'main.cxa': main });
  const on = async (day: string) => (await cxa(['check', '--today', day, '--format', 'json'], folder)).stdout;
  const rules = (text: string) => JSON.parse(text).findings.filter(({ severity }: { severity: string }) => severity !== 'info').map(({ rule, waived }: { rule: string; waived: boolean }) => `${rule}${waived ? ' waived' : ''}`);
  expect(rules(await on('2027-02-21'))).toEqual(['OWN-01 waived']);
  expect(rules(await on('2027-07-01'))).toEqual(['waiver', 'OWN-01', 'GOV-06']);
  const bad = await cxa(['check', '--today', '2027-02-30'], folder);
  expect([bad.code, bad.stderr]).toEqual([2, "cxa: option '--today <date>' argument '2027-02-30' is invalid. It has to be a day of the calendar, as 2027-03-14. See: cxa --help\n"]);
}, 30_000);

test('a waiver silences until its day and is an error after it', async () => {
  const journey = 'persona p\nchannel web { served by s }\nsystem s\nteam t { unit }\njourney j { for p  step a on web using s { actor customer } }\n';
  const open = folderWith({ 'cxa.json': '{}', 'main.cxa': `${journey}waive OWN-02 on j until 2999-12-31 because "later"\n` });
  const over = folderWith({ 'cxa.json': '{}', 'main.cxa': `${journey}waive OWN-02 on j until 2020-12-31 because "later"\n` });
  const before = await cxa(['check', '--format', 'json'], open);
  const after = await cxa(['check', '--format', 'json'], over);
  const own = (text: string) => JSON.parse(text).findings.filter((finding: { rule: string; waived: boolean }) => finding.rule === 'OWN-02');
  expect(own(before.stdout).every((finding: { waived: boolean }) => finding.waived)).toBe(true);
  expect(after.code).toBe(1);
});

test('all projects below a folder are checked, each with its own names', async () => {
  const folder = folderWith({
    'a/cxa.json': '{}',
    'a/main.cxa': 'team t { unit }\n',
    'b/cxa.json': '{}',
    'b/deep/main.cxa': 'system crm { owner t }\n',
  });
  const { stdout } = await cxa(['check', '--format', 'json'], folder);
  expect(JSON.parse(stdout).findings.map((finding: { file: string }) => finding.file)).toEqual(['b/deep/main.cxa']);
});

test('a portfolio ends in a line for each project, in text and Markdown, and with one exit code for all', async () => {
  const journey = 'persona p\nteam t { unit }\nchannel web { served by s }\nsystem s { owner t }\njourney j { for p  accountable t  owner t  step a on web using s { actor customer } }\n';
  const folder = folderWith({
    'one/cxa.json': '{ "name": "One" }',
    'one/main.cxa': `architecture one "First"\n${journey}`,
    'two/cxa.json': '{ "profile": "build" }',
    'two/main.cxa': 'architecture two "Second | half"\nsystem crm { owner nobody }\n',
    'three.cxa': 'system alone\n',
  });
  const { code, stdout } = await cxa(['check', 'one', 'two'], folder);
  expect(code).toBe(1);
  const lines = stdout.trimEnd().split('\n').slice(-5);
  expect(lines).toEqual([
    'Project        Folder  Profile  Errors  Warnings  Horizon',
    expect.stringMatching(/^First {10}one {5}design {8}0 {9}\d {2}(yes|not known)$/),
    expect.stringMatching(/^Second \| half {2}two {5}build {9}1 {9}\d {2}not known$/),
    '',
    expect.stringMatching(/^1 error, .* in 2 files$/),
  ]);
  const markdown = await cxa(['check', 'one', 'two', '--format', 'markdown'], folder);
  expect(markdown.stdout).toMatch(/\n\| First \| <code>one<\/code> \| design \| 0 \| \d \| (yes|not known) \|\n\| Second \\\| half \|/);
  const alone = await cxa(['check', 'one'], folder);
  expect(alone.stdout).not.toContain('Project ');
}, 60_000);

test('a rule can be switched off or turned down in cxa.json', async () => {
  const text = 'persona p\nchannel web { served by s }\nsystem s\nteam t { unit }\njourney j { for p  accountable none  owner t  step a on web using s { actor customer } }\n';
  const on = folderWith({ 'cxa.json': '{}', 'main.cxa': text });
  const off = folderWith({ 'cxa.json': '{ "rules": { "OWN-02": "off" } }', 'main.cxa': text });
  expect((await cxa(['check'], on)).stdout).toContain('OWN-02');
  expect((await cxa(['check'], off)).stdout).not.toContain('OWN-02');
});
