import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import sarifSchema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' };
import type { Log, Result } from 'sarif';
import { describe, expect, test, vi } from 'vitest';
import { checkFormats } from '../../cli/check-formats.ts';
import type { CheckFormat } from '../../cli/check-formats.ts';
import { gatherReport } from '../../cli/check.ts';
import { openProjects } from '../../cli/open-projects.ts';
import { createPaint } from '../../cli/paint.ts';
import { terminalText } from '../../cli/terminal-text.ts';
import { createNodeFiles } from '../../language-server/node-files.ts';
import { explainRule } from '../../model/explain-rule.ts';
import { rules } from '../../model/rules/table.ts';
import { cxa, folderWith } from '../support/command-line.ts';
import { readXml } from '../support/xml.ts';

const clean = 'system crm\n';

/** Names that would do something in one format or another. */
const hostile = ['a | b', '<script>alert(1)</script>', 'x ]]> y', '%0A::error::z', '@everyone @ada', '[here](https://evil.example)', '🛋️ $x$ `code`', '::error::z', '##[error]z', '"q" & \\u0027', 'www.evil.example #12', '\u0007\u001b[31mred', '\u202Etxt', '\ud800'];

function hostileText(): string {
  const title = (text: string) => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
  return [
    'team digital { unit }',
    'channel web',
    'system shop { owner digital }',
    ...hostile.map((text, place) => `journey j${place} ${title(text)} { accountable none  step s ${title(text)} on web using none { actor customer } }`),
    'waive OWN-02 on j0 until 2999-12-31 because "]]> <b> | @ada"',
    '',
  ].join('\n');
}

const files = { 'cxa.json': '{}', 'a b/100%, é: main.cxa': hostileText() };

/** As the command prints it when it runs in the project's folder. */
async function print(format: CheckFormat, project: Readonly<Record<string, string>> = files): Promise<string> {
  const folder = folderWith(project);
  const cwd = vi.spyOn(process, 'cwd').mockReturnValue(folder);
  try {
    return checkFormats[format](await gatherReport([folder], { colour: false }));
  } finally {
    cwd.mockRestore();
  }
}

async function sarif(project: Readonly<Record<string, string>>): Promise<{ readonly log: Log; readonly results: readonly Result[] }> {
  const log: Log = JSON.parse(await print('sarif', project));
  const [run] = log.runs;
  if (!run) throw new Error('There is no run.');
  return { log, results: run.results ?? [] };
}

describe('sarif', () => {
  // The schema is of draft 4, of which only the names of two keywords differ here.
  const { $schema: _, id: __, ...schema } = sarifSchema;
  const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema);

  test('is valid whatever is found, and with nothing found', async () => {
    for (const project of [files, { 'cxa.json': '{}', 'main.cxa': clean }, { 'cxa.json': '{ "rules": { "XXX-1": "off" } }', 'main.cxa': 'system {' }]) {
      validate((await sarif(project)).log);
      expect(validate.errors).toBeNull();
    }
  });

  test('names rules with help, places from 1, and paths that any machine can resolve', async () => {
    const { log, results } = await sarif(files);
    const rule = log.runs[0]?.tool.driver.rules?.find(({ id }) => id === 'OWN-02');
    expect(rule?.help?.markdown).toContain('# OWN-02 No end-to-end journey owner');
    for (const result of results) {
      expect(log.runs[0]?.tool.driver.rules?.[result.ruleIndex ?? -1]?.id).toBe(result.ruleId);
      const physical = result.locations?.[0]?.physicalLocation;
      expect(physical?.artifactLocation).toEqual({ uri: 'a%20b/100%25%2C%20%C3%A9%3A%20main.cxa', uriBaseId: 'SRCROOT' });
      expect(physical?.region?.startLine).toBeGreaterThan(3);
      expect(physical?.region?.startColumn).toBeGreaterThan(0);
    }
    expect(results.filter(({ level }) => level === 'error').length).toBeGreaterThan(0);
    expect(results.map(({ message }) => message.text).join('\n')).not.toContain('](');
  });

  test('what is waived is suppressed with its reason, the rest is not', async () => {
    const { results } = await sarif(files);
    const suppressed = results.filter(({ suppressions }) => suppressions?.length);
    expect(suppressed.map(({ ruleId }) => ruleId)).toEqual(['OWN-02']);
    expect(suppressed[0]?.suppressions?.[0]).toMatchObject({ kind: 'inSource', status: 'accepted', justification: ']]> <b> | @ada (until 2999-12-31)' });
    expect(suppressed[0]?.suppressions?.[0]?.location?.physicalLocation?.region?.startLine).toBe(hostile.length + 4);
  });

  test('its prints are those of json, stay when lines move, and are one for each result', async () => {
    const moved = { ...files, 'a b/100%, é: main.cxa': `// One line more.\n\n${hostileText().replaceAll('  ', '\n  ')}` };
    const prints = async (project: Readonly<Record<string, string>>) =>
      (await sarif(project)).results.map(({ partialFingerprints }) => partialFingerprints?.primaryLocationLineHash ?? '').sort();
    const before = await prints(files);
    expect(await prints(moved)).toEqual(before);
    expect(new Set(before).size).toBe(before.length);
    const { findings } = JSON.parse(await print('json'));
    expect(findings.map(({ fingerprint }: { fingerprint: string }) => fingerprint).sort()).toEqual(before);
  });

  test('settings that are wrong are said of cxa.json', async () => {
    const { results } = await sarif({ 'cxa.json': '{ "rules": { "OWN-99": "off" } }', 'main.cxa': clean });
    const wrong = results.find(({ ruleId }) => ruleId === 'project');
    expect(wrong?.locations?.[0]?.physicalLocation?.artifactLocation?.uri).toBe('cxa.json');
  });
});

describe('junit', () => {
  const body = (text: string) => {
    expect(text).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>\n/);
    return text.replace(/^<\?xml.*\n/, '');
  };

  test('is XML whatever names hold, and counts what it lists', async () => {
    const text = body(await print('junit'));
    const elements = readXml(text).map(({ name }) => name);
    const count = (name: string) => elements.filter((each) => each === name).length;
    const [, tests, failures, skipped] = /<testsuites [^>]*tests="(\d+)" failures="(\d+)" errors="0" skipped="(\d+)"/.exec(text) ?? [];
    expect([Number(tests), Number(failures), Number(skipped)]).toEqual([count('testcase'), count('failure'), 1]);
    expect(count('failure')).toBeGreaterThan(hostile.length);
    expect(text).toContain('<skipped message="Accepted until 2999-12-31: ]]&gt; &lt;b&gt; | @ada"/>');
    const names = [...text.matchAll(/<testcase name="([^"]*)"/g)].map(([, name]) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  test('a file without findings is a case that has passed, and what is only not stated fails nothing', async () => {
    const text = body(await print('junit', { 'cxa.json': '{}', 'main.cxa': clean, 'good.cxa': 'team t { unit }\n' }));
    expect(text).toContain('<testcase name="No findings" classname="good.cxa" file="good.cxa" time="0"/>');
    expect(text).toMatch(/<testcase name="OWN-01 Unowned element: crm" [^>]*>\n\s*<system-out>main.cxa:1:8 info OWN-01/);
    expect(text).not.toContain('<failure');
  });
});

describe('markdown', () => {
  test('has a verdict, a table of four columns, and nothing of the user’s that is more than text', async () => {
    const stdout = await print('markdown');
    expect(stdout).toMatch(/^### ❌ CXA: \d+ errors, \d+ warnings?, \d+ infos?\n/);
    const rows = stdout.split('\n').filter((line) => line.startsWith('|'));
    expect(rows.length).toBeGreaterThan(hostile.length);
    for (const row of rows) expect(row.match(/(?<!\\)\|/g)).toHaveLength(5);
    expect(stdout.replace(/<\/?(?:code|details|summary)>/g, '')).not.toMatch(/<[a-z/!]/i);
    expect(stdout).not.toMatch(/@[a-z]|(?<!\\)`|https:\/\/|\bwww\.[a-z]|#\d|(?<!\\)\]\(|\$x\$|\u202e/i);
    expect(stdout.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
  });

  test('a clean project has passed, and what is not stated is folded', async () => {
    expect(await print('markdown', { 'cxa.json': '{}', 'main.cxa': 'team t { unit }\n' })).toBe('### ✅ CXA: No findings\n\n1 element in 1 file.\n');
    const stdout = await print('markdown', { 'cxa.json': '{}', 'main.cxa': 'system a\nsystem b\n' });
    expect(stdout).toMatch(/<details>\n<summary>Not stated: 2 facts<\/summary>\n\n- On no journey: 2 of 2 systems have no owner\. \(OWN-01\)/);
  });

  test('what a critical journey lacks is not folded where it fails the check', async () => {
    const stdout = await print('markdown', {
      'cxa.json': '{ "profile": "run" }',
      'main.cxa': 'channel web\nsystem a\nsystem b\na -> b\njourney j "Costs $5 & more" { criticality critical  step s on web using a -> b { actor customer } }\n',
    });
    expect(stdout).toMatch(/^\| ❌ error \| OWN-01 Unowned element \| "Costs &dollar;5 &amp; more": 2 of 2 systems have no owner\. \| <code>main\.cxa:2<\/code> \|$/m);
  });
});

describe('github', () => {
  const command = /^::(error|warning|notice) (?:file=[^,:]*,line=\d+,col=\d+,endLine=\d+(?:,endColumn=\d+)?,)?title=[^,:]*::.*$/;

  test('is one command a line, whose text begins no other', async () => {
    const stdout = await print('github');
    const lines = stdout.trimEnd().split('\n');
    const commands = lines.filter((line) => line.startsWith('::'));
    expect(commands.length).toBeGreaterThan(10);
    for (const line of commands) expect(line).toMatch(command);
    expect(lines.some((line) => line.includes('##['))).toBe(false);
    expect(commands[0]).toContain('::error file=a b/100%25%2C é%3A main.cxa,line=');
    expect(stdout).toContain('%250A');
    expect(stdout.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
  });

  test('ten of a level at most, errors first, and the last notice counts the others, which the log lists', async () => {
    const many = Array.from({ length: 14 }, (_, place) => `journey j${place} { accountable none }`).join('\n');
    const stdout = await print('github', { 'cxa.json': '{}', 'main.cxa': `${many}\n` });
    const levels = stdout.split('\n').flatMap((line) => /^::(\w+)/.exec(line)?.[1] ?? []);
    expect(levels.filter((level) => level === 'error')).toHaveLength(10);
    expect(levels.indexOf('error')).toBe(0);
    expect(levels.at(-1)).toBe('notice');
    expect(stdout).toMatch(/::notice title=CXA::GitHub shows 10 of a kind; 4 errors.* more in the log of this step\./);
    expect(stdout.match(/^- main\.cxa:\d+:\d+ error OWN-02 /gm)).toHaveLength(4);
  });
});

describe('text', () => {
  test('a name sends nothing to the terminal', async () => {
    expect((await print('text')).replaceAll('\n', '')).not.toMatch(/\p{Cc}|\u202e/u);
  });

  test('what is not stated takes less than a screen, however much it is', async () => {
    const systems = Array.from({ length: 60 }, (_, place) => `system s${place}`);
    const arrows = systems.slice(1).map((_, place) => `s${place} -> s${place + 1}`);
    const journeys = Array.from({ length: 12 }, (_, place) => `journey j${place} { step a on web using s${place} -> s${place + 1} { actor customer }\n  step b using s${place + 5} { actor bot } }`);
    const stdout = await print('text', { 'cxa.json': '{ "profile": "build" }', 'main.cxa': ['channel web', ...systems, ...arrows, ...journeys, ''].join('\n') });
    const from = stdout.indexOf('Not stated');
    expect(stdout.slice(from).split('\n').length).toBeLessThanOrEqual(25);
    expect(stdout).toMatch(/12 journeys: \d+ of \d+ systems have no owner\./);
  });
});

test('a report goes where -o says, and the exit code stays', async () => {
  const folder = folderWith(files);
  const { code, stdout } = await cxa(['check', '--format', 'sarif', '-o', 'out/report.sarif'], folder);
  expect([code, stdout]).toEqual([1, '']);
  expect(JSON.parse(readFileSync(`${folder}/out/report.sarif`, 'utf8')).version).toBe('2.1.0');
});

describe('explain', () => {
  test('without a rule lists all of them by group', async () => {
    const { code, stdout } = await cxa(['explain']);
    expect(code).toBe(0);
    for (const { id, severity, title } of Object.values(rules)) expect(stdout).toMatch(new RegExp(`^  ${id} +${severity} +(–|design|build|run) +${title}$`, 'm'));
    expect(stdout).toMatch(/^JRN {2}Journeys$/m);
  });

  test('a rule reads without marks, in lines that fit', () => {
    const text = terminalText(explainRule('jrn-02') ?? '', createPaint(false));
    expect(text).toMatch(/^JRN-02 Missed context\n/);
    expect(text).not.toMatch(/\*\*|```|`/);
    expect(Math.max(...text.split('\n').filter((line) => !line.startsWith('    ')).map((line) => line.length))).toBeLessThanOrEqual(96);
  });

  test('of a wrong id the nearest is named', async () => {
    const { code, stderr } = await cxa(['explain', 'JNR-02']);
    expect([code, stderr]).toEqual([2, 'cxa: There is no rule "JNR-02"; did you mean JRN-02?\n']);
  });
});

describe('several projects, two of one name', () => {
  const faulty = 'team t { unit }\npersona p\njourney j "J" { for p  owner t  step s { actor customer  owner t } }\nsystem crm { owner nobody }\n';
  const portfolio = Object.fromEntries(['east', 'west', 'north'].flatMap((path) => [[`${path}/cxa.json`, `{ "name": "${path === 'north' ? 'North' : 'Shop'}" }`], [`${path}/main.cxa`, faulty]]));
  const alone = { 'east/cxa.json': '{ "name": "Shop" }', 'east/main.cxa': faulty };

  test('each finding says whose it is, and its print does not depend on the others', async () => {
    const report = JSON.parse(await print('json', portfolio));
    const own = report.findings.filter(({ project }: { project: string }) => project === 'east');
    expect(own.length).toBeGreaterThan(0);
    expect(own.every(({ file }: { file: string }) => file.startsWith('east/'))).toBe(true);
    const printsOf = (findings: readonly { fingerprint: string }[]) => findings.map(({ fingerprint }) => fingerprint);
    expect(printsOf(own)).toEqual(printsOf(JSON.parse(await print('json', alone)).findings));
    const { results } = await sarif(portfolio);
    const whose = new Set(results.map(({ properties }) => `${properties?.project} in ${properties?.projectFolder}`));
    expect([...whose].sort()).toEqual(['North in north', 'Shop in east', 'Shop in west']);
  });

  test('a suite of junit has it beside its file; where there is one project it goes without saying', async () => {
    const text = await print('junit', portfolio);
    for (const [file, project] of [['east/main.cxa', 'Shop (east)'], ['west/main.cxa', 'Shop (west)'], ['north/main.cxa', 'North (north)']]) {
      expect(text).toMatch(new RegExp(`<testsuite name="${file}"[^>]* package="${project?.replace(/[()]/g, '\\$&')}">`));
      expect(text).toContain(`<property name="project" value="${project}"/>`);
    }
    expect(await print('junit', alone)).not.toContain('<property');
  });
});

test('many files of one project are named without its folder being searched for each', async () => {
  const names = Array.from({ length: 12 }, (_, place) => `part${place}.cxa`);
  const folder = folderWith({ 'cxa.json': '{}', ...Object.fromEntries(names.map((name, place) => [name, `system s${place}\n`])) });
  const disk = createNodeFiles();
  let searches = 0;
  const list: typeof disk.list = (...args) => {
    searches++;
    return disk.list(...args);
  };
  const opened = await openProjects(names.map((name) => `${folder}/${name}`), { fileSystem: { ...disk, list } });
  expect([opened.length, searches]).toEqual([1, 1]);
});
