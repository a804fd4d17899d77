import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { config, createDiffRepository, journeys, systems } from '../support/diff-repository.ts';
import type { DiffRepository } from '../support/diff-repository.ts';

// Each case reads two projects and asks git several times.
vi.setConfig({ testTimeout: 30_000 });

let repository: DiffRepository;

beforeAll(async () => {
  repository = createDiffRepository();
  // What is loaded when a project is first read is loaded here.
  await repository.diff(['main', 'main']);
}, 60_000);

afterAll(() => repository.remove());

test('the other way round what was lost is in hand again, as text', async () => {
  const { text } = await repository.diff(['cold', 'main']);
  expect(text).toMatchInlineSnapshot(`
    "Shop: cold → main

    Verdicts that changed
      Needs help: no → yes

    What customers must repeat
      About 7,440 customers a month no longer have to repeat summary, chat → voice ("Calls" in
        "Needs help").

    Journeys
      Needs help (12,000 customers a month): effort for the customer 6 points → 1 point

    Affected
      Teams affected: Customer Service (1 change).

    Findings fixed
      JRN-02 chat → voice loses summary; about 7,440 customers a month repeat it: "Hand over" (bot
        -> desk) leaves it out. Carry summary on the handover chat -> voice.
      JRN-04 chat → voice is a cold handover: "Calls" needs summary, and nobody passes it on.

    Changes
      ~ handover chat → voice: carries + summary; grade cold → warm

    1 element changed. Findings: 2 fixed, 0 introduced, 2 unchanged.
    "
  `);
});

test('a new handover is told with the team that answers for it', async () => {
  const { text } = await repository.diff(['main', 'handover']);
  expect(text).toContain('+ handover voice → chat: cold, carries nothing\n');
  expect(text).toContain('Teams affected: Customer Service (2 changes).');
});

test('an architecture that was not there before is all new', async () => {
  const { text, code } = await repository.diff(['before', 'main']);
  expect(code).toBe(0);
  expect(text).toContain('There is no architecture in before: everything is new.');
  expect(text).toContain('Needs help: new → yes');
  expect(text).toMatch(/\+ journey "Needs help", with 4 elements in it/);
  const gone = await repository.diff(['main', 'before']);
  expect(gone.text).toContain('There is no architecture in before any more: everything is gone.');
  const { code: none, stderr } = await repository.diff(['before', 'before']);
  expect([none, stderr]).toEqual([2, expect.stringContaining('neither in before nor in before; start one with: cxa init')]);
});

test('a thousand new systems are counted, not listed', async () => {
  const text = await repository.diff(['main', 'many']);
  expect(text.text.split('\n').length).toBeLessThan(100);
  expect(text.text).toContain('… and 960 more');
  expect(text.text).toContain('1,000 elements added.');
  const { text: comment } = await repository.diff(['main', 'many', '--format', 'markdown']);
  expect(comment.length).toBeLessThan(20_000);
});

test.each(['many', 'endless', 'hostile'])('of %s a comment holds what GitHub takes, says what it leaves out, and does nothing but read', async (branch) => {
  const { text } = await repository.diff(['main', branch, '--format', 'markdown']);
  expect(text.length).toBeLessThanOrEqual(65_536);
  expect(text).toMatch(new RegExp(`^Not listed here: .*\\d findings.*\\. <code>cxa diff main ${branch} --format json</code> has all\\.$`, 'm'));
  const prose = text.replaceAll(/```mermaid\n[\s\S]*?\n```/g, '');
  // A mention, a reference or an address needs its sign right before a word; a tag its bracket.
  expect(prose).not.toMatch(/@\w|#\d|GH-\d|https?:\/\/|www\.\w/);
  expect(prose.replaceAll(/<\/?(details|summary|br|code)>/g, '')).not.toContain('<');
  expect(prose.match(/<details>/g)?.length).toBe(prose.match(/<\/details>/g)?.length);
  expect(prose).not.toContain('```');
  expect(prose).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/);
});

test('the working tree is the head, staged or not; neither it nor the index is touched', async () => {
  const file = join(repository.folder, 'arch/systems.cxa');
  try {
    writeFileSync(file, systems.replace('availability 99.9%', 'availability 99.5%'));
    repository.git('add', '.');
    writeFileSync(file, systems.replace('availability 99.9%', 'availability 99%'));
    writeFileSync(join(repository.folder, 'arch/new.cxa'), 'team sales "Sales"\n');
    const status = repository.git('status', '--porcelain');
    const { text } = await repository.diff(['HEAD']);
    expect(text).toContain('~ system "Chat bot": availability 99.9% → 99%');
    expect(text).toContain('+ team "Sales"');
    expect(repository.git('status', '--porcelain')).toBe(status);
  } finally {
    repository.git('reset', '--quiet', '--hard', 'main');
    repository.git('clean', '--quiet', '-fd');
  }
});

test('a project that is only in a revision is found there, wherever that is asked', async () => {
  const { text } = await repository.diff(['many', 'main'], join(repository.folder, 'elsewhere'));
  expect(text).toBe('');
  const { code, stderr } = await repository.diff(['many', 'main'], join(repository.folder, 'elsewhere'));
  expect([code, stderr]).toEqual([2, expect.stringContaining('There is no .cxa file in')]);
  const { text: found } = await repository.diff(['main', 'cold'], repository.folder);
  expect(found).toContain('Needs help: yes → no');
});

test('as JSON it has everything, with places and a summary', async () => {
  const { text } = await repository.diff(['main', 'cold', '--format', 'json']);
  const report = JSON.parse(text);
  expect(report).toMatchObject({ version: 1, project: 'Shop', base: 'main', head: 'cold', summary: { changed: 1, newErrors: 1, breaking: 1, failed: false } });
  expect(report.verdicts).toEqual([expect.objectContaining({ journey: 'journey:help', critical: true, from: 'yes', to: 'no', plateaus: [] })]);
  expect(report.repeats).toEqual([expect.objectContaining({ kind: 'begins', items: ['summary'], way: 'chat → voice', customers: 7440 })]);
  expect(report.changes[0]).toMatchObject({ change: 'changed', element: 'handover:chat->voice', properties: [{ field: 'carries', entries: [{ name: 'summary' }] }, { field: 'type', before: 'warm', after: 'cold' }] });
  expect(report.findings.introduced[0]).toMatchObject({ rule: 'JRN-02', file: expect.stringMatching(/arch\/journeys\/help\.cxa$/) });
});

test.each([
  ['breaking', 'main', 'promise', 1],
  ['breaking', 'main', 'renamed', 0],
  ['new-errors', 'main', 'cold', 1],
  ['new-errors', 'cold', 'cold', 0],
  ['new-errors', 'main', 'conflict', 1],
])('--fail-on %s from %s to %s ends with %i', async (what, from, to, expected) => {
  expect((await repository.diff([from, to, '--fail-on', what])).code).toBe(expected);
});

test('of a shallow clone it says how to get what is not there', async () => {
  const clone = mkdtempSync(join(tmpdir(), 'cxa-shallow-'));
  try {
    execFileSync('git', ['clone', '--quiet', '--depth', '1', '--branch', 'cold', `file://${repository.folder}`, clone], { stdio: 'ignore' });
    const { code, stderr } = await repository.diff(['origin/main'], join(clone, 'arch'));
    expect(stderr).toBe('cxa: There is no revision "origin/main" in this repository, nor a folder of that name; if it is on the server, fetch it: git fetch origin main\n');
    expect(code).toBe(2);
    expect((await repository.diff(['HEAD~1'], join(clone, 'arch'))).stderr).toContain('git fetch --unshallow origin');
    expect((await repository.diff([join(repository.folder, 'arch')], join(clone, 'arch'))).text).toContain('- summary'.replace('-', '−'));
  } finally {
    rmSync(clone, { recursive: true, force: true });
  }
});

test.each([
  [['--format', 'pdf', 'main'], "'pdf' is invalid"],
  [['nope'], 'There is no revision "nope" in this repository'],
  [['main:README.md'], 'There is no revision "main:README.md"'],
  [['./nope'], 'There is no folder "./nope".'],
  [['plateau:now', 'plateau:then'], 'There is no plateau "now" in plateau now, which declares none.'],
  [['main', '--at-base', 'now'], 'A plateau can only be compared with a plateau'],
  [['plateau:now', '--at-base', 'then'], 'are two plateaus for one side'],
])('%j ends with 2 and one sentence that says what to do', async (args, sentence) => {
  const { code, stderr, text } = await repository.diff(args);
  expect(stderr).toContain(sentence);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect([code, text]).toEqual([2, '']);
});

test('outside of a repository only folders can be compared, and without git nothing else', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cxa-plain-'));
  try {
    writeFileSync(join(folder, 'a.cxa'), 'team a\n');
    expect((await repository.diff(['main'], folder)).stderr).toBe('cxa: There is no folder "main", and this is no git repository, so it is no revision either.\n');
    expect((await repository.diff([join(repository.folder, 'arch')], folder)).text).toContain('+ team a');
    vi.stubEnv('PATH', folder);
    expect((await repository.diff(['main'], folder)).stderr).toBe('cxa: There is no git on this machine to read a revision with; install it, or compare two folders.\n');
  } finally {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
  }
});

test('two plateaus of one architecture are compared as two versions of it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cxa-plateaus-'));
  try {
    const text = `plateau now\nplateau next after now\n${systems}${journeys}`.replace('carries intent, summary', 'carries intent, summary  at next { carries intent }');
    writeFileSync(join(folder, 'cxa.json'), config);
    writeFileSync(join(folder, 'a.cxa'), text);
    const found = await repository.diff(['plateau:now', 'plateau:next'], folder);
    expect(found.text).toContain('Needs help at next: yes → no');
    expect(found.text).toContain('~ handover chat → voice: carries − summary');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
