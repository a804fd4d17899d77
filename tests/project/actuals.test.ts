import { expect, onTestFinished, test } from 'vitest';
import { sourceOf } from '../../model/check/place.ts';
import type { ElementOf } from '../../model/element.ts';
import { createMemoryFiles } from '../../language-server/file-system.ts';
import { createProject } from '../../language-server/project.ts';
import type { Project, ProjectState } from '../../language-server/project.ts';
import { createNodeFiles } from '../../language-server/node-files.ts';
import { pathToFileURL } from 'node:url';
import { cxa, folderWith } from '../support/command-line.ts';
import { clientRoot, startLanguageClient } from '../support/language-client.ts';

const root = 'file:///shop';

const metrics = `metric nps "NPS" { scale -100..100  baseline 21 at 2026-01-31  actual 28 at 2026-06-30 }
metric fcr { alert below 60% }
metric wait { actual 4min }
`;

async function open(files: Readonly<Record<string, string>>, actuals: unknown = ['actuals/*.csv']) {
  const disk = new Map(Object.entries({ 'cxa.json': JSON.stringify({ actuals }), 'main.cxa': metrics, ...files }).map(([path, text]) => [`${root}/${path}`, text]));
  const documents = [...disk.keys()].filter((uri) => uri.endsWith('.cxa'));
  const project = createProject({ root, config: `${root}/cxa.json`, documents }, { fileSystem: createMemoryFiles(disk), today: () => '2026-11-22' });
  await project.load();
  return { project, disk };
}

function metric(state: ProjectState, name: string): ElementOf<'metric'> {
  const found = state.model.elements.find((element) => element.kind === 'metric' && element.path === name);
  if (found?.kind !== 'metric') throw new Error(`There is no metric ${name}.`);
  return found;
}

/** `2026-06-30 28 survey`, with the unit where the text has none. */
const readings = (state: ProjectState, name: string) =>
  metric(state, name).readings.map(({ date, value, source }) => [date?.text, value.text, value.unit, source].filter((part) => part !== undefined).join(' '));

/** `actuals/a.csv:2 message`, lines from 1. */
const problems = (project: Project) =>
  project.state().findings.filter(({ rule }) => rule === 'project').map(({ source, message }) => `${source?.file.slice(root.length + 1)}:${(source?.range.start.line ?? -1) + 1} ${message}`);

test('values of files join those of the metric, by their dates, each with its place', async () => {
  const { project } = await open({
    'actuals/a.csv': 'metric,date,value,source\nnps,2026-09-30,31,survey\nnps,2026-03,24\nfcr,2026-06-30,66%\nfcr,2026-07-31,68\n',
  });
  const state = project.state();
  expect(problems(project)).toEqual([]);
  expect(readings(state, 'nps')).toEqual(['2026-01-31 21', '2026-03 24', '2026-06-30 28', '2026-09-30 31 survey']);
  expect(readings(state, 'fcr')).toEqual(['2026-06-30 66% %', '2026-07-31 68 %']);
  const placeOf = (place: number) => sourceOf(state.model, { element: 'metric:nps', property: `readings.${place}` });
  expect(placeOf(3)).toEqual({ file: `${root}/actuals/a.csv`, range: { start: { line: 1, character: 0 }, end: { line: 1, character: 24 } } });
  expect(placeOf(2)).toMatchObject({ file: `${root}/main.cxa`, range: { start: { line: 0, character: 63 } } });
  expect(sourceOf(state.model, { element: 'metric:nps', property: 'scale' })).toMatchObject({ range: { start: { character: 19 } } });
});

test('spreadsheets write marks at the start, semicolons, quotes, other cases and empty lines', async () => {
  const { project } = await open({
    'actuals/a.csv': '\uFEFFDate;Metric;Value;Note\r\n2026-09-30;"nps";"31";"two\r\nlines"\r\n\r\n;;;\r\n2026-10-31; nps ;-4.5;\r\n2026-10-31;nope;1;\r\n',
    'actuals/b.tsv': 'metric\tdate\tvalue\nnps\t2026-Q2\t30\n',
  }, ['actuals/*.{csv,tsv}']);
  expect(readings(project.state(), 'nps')).toEqual(['2026-01-31 21', '2026-Q2 30', '2026-06-30 28', '2026-09-30 31', '2026-10-31 -4.5']);
  expect(problems(project)).toEqual(['actuals/a.csv:7 No metric "nope" is declared. Declare it: metric nope.']);
});

test('JSON is a list of objects, numbers or texts', async () => {
  const { project } = await open({
    'm.json': '[\n  { "metric": "nps", "date": "2026-09-30", "value": 31, "source": "survey" },\n  { "metric": "wait", "date": "2026-09-30", "value": "3min" },\n  { "metric": "nps" },\n  7,\n  { "metric": "nps", "date": "2026-10-31", "value": 33 }\n]',
  }, 'm.json');
  expect(readings(project.state(), 'nps').slice(2)).toEqual(['2026-09-30 31 survey', '2026-10-31 33']);
  expect(readings(project.state(), 'wait')).toEqual(['4min ms', '2026-09-30 3min ms']);
  expect(problems(project)).toEqual([
    'm.json:4 A value of "nps" lacks its date and its value; it was not read.',
    'm.json:5 Each entry has to be an object with "metric", "date" and "value"; this one was not read.',
  ]);
});

test('a metric is named by its path, or by the end of it where that is clear', async () => {
  const text = `${metrics}template t() { metric csat { scale 0..100 } metric nps { kind nps } }\nuse t as a ()\nuse t as b ()\n`;
  const { project } = await open({ 'main.cxa': text, 'actuals/a.csv': 'metric,date,value\na.csat,2026-09-30,1\ncsat,2026-09-30,2\nnps,2026-09-30,3\n' });
  expect(readings(project.state(), 'a.csat')).toEqual(['2026-09-30 1']);
  expect(readings(project.state(), 'nps')).toContain('2026-09-30 3');
  expect(problems(project)).toEqual(['actuals/a.csv:3 "csat" may be a.csat or b.csat; write the whole name.']);
});

test('a row that cannot be taken is said in one sentence at its line, the rest is read', async () => {
  const rows = ['npss,2026-09-30,31', 'nps,30.09.2026,31', 'nps,2026-02-30,31', 'nps,2026-09-30,"1,200"', 'nps,2026-09-30', 'nps,2026-09-30,200', 'fcr,2026-09-30,3h', 'wait,2026-09-30,3', 'nps,2026-09-30,3"1', 'nps,"2026-09-30,31', 'nps,2026-10-31,33'];
  const { project } = await open({ 'actuals/a.csv': `metric,date,value\n${rows.join('\n')}\n` });
  expect(readings(project.state(), 'nps').slice(2)).toEqual(['2026-10-31 33']);
  expect(problems(project)).toEqual([
    'actuals/a.csv:2 No metric "npss" is declared. Did you mean "nps"?',
    'actuals/a.csv:3 The date of "nps": "30.09.2026" is not a day of the calendar; write it as 2027-06-30 or 2027-Q2.',
    'actuals/a.csv:4 The date of "nps": "2026-02-30" is not a day of the calendar; write it as 2027-06-30 or 2027-Q2.',
    'actuals/a.csv:5 The value of "nps": "1,200" is not a value; write it as 38, 38%, 98.7 or 4h, with a point for decimals and nothing between thousands.',
    'actuals/a.csv:6 A value of "nps" lacks its value; it was not read.',
    'actuals/a.csv:7 "200" is outside of the scale of metric nps, -100 to 100; correct the value or the scale.',
    'actuals/a.csv:8 "3h" does not fit metric fcr, whose other values are as "60%"; write it in the same unit.',
    'actuals/a.csv:9 "3" does not fit metric wait, whose other values are as "4min"; write it in the same unit.',
    'actuals/a.csv:10 The quotes of this row are not closed or stand inside of a value; it was not read.',
    'actuals/a.csv:11 The quotes of this row are not closed or stand inside of a value; it was not read.',
  ]);
});

test('a day that is measured twice is said at the second row, the first one holds', async () => {
  const { project } = await open({
    'actuals/a.csv': 'metric,date,value,source\nnps,2026-09-30,31,survey\nfcr,2026-09-30,66%\nnps,2026-09-30,35,survey\nnps,2026-09-30,31,\nnps,2026-01-31,21\n',
    'actuals/b.csv': 'metric,date,value\nnps,2026-06-30,29\nnps,2026-10-31,33\nfcr,2026-09-30,66%\n',
  });
  expect(readings(project.state(), 'nps')).toEqual(['2026-01-31 21', '2026-01-31 21', '2026-06-30 28', '2026-09-30 31 survey', '2026-10-31 33']);
  expect(problems(project)).toEqual([
    'actuals/a.csv:4 "nps" has a value for 2026-09-30 already, 31 (a.csv, line 2), and this one is 35; it was not read, remove one of the two.',
    'actuals/a.csv:5 "nps" has this value for 2026-09-30 already (a.csv, line 2); remove one of the two.',
    'actuals/b.csv:2 "nps" has a value for 2026-06-30 already, 28 (main.cxa, line 1), and this one is 29; it was not read, remove one of the two.',
    'actuals/b.csv:4 "fcr" has this value for 2026-09-30 already (a.csv, line 3); remove one of the two.',
  ]);
  const severities = project.state().findings.filter(({ rule }) => rule === 'project').map(({ severity }) => severity);
  expect(severities).toEqual(['error', 'warning', 'error', 'warning']);
});

test('a year that is mistyped is no date, and is said', async () => {
  const { project } = await open({ 'actuals/a.csv': 'metric,date,value\nnps,0226-09-30,31\nnps,2206-Q3,31\nnps,2026-09-30,31\n' });
  expect(readings(project.state(), 'nps').slice(2)).toEqual(['2026-09-30 31']);
  expect(problems(project)).toEqual([
    'actuals/a.csv:2 The date of "nps": "0226-09-30" is not of this time; correct the year.',
    'actuals/a.csv:3 The date of "nps": "2206-Q3" is not of this time; correct the year.',
  ]);
});

test('what is no table is said once, and twenty findings are enough for a file', async () => {
  const { project } = await open({
    'actuals/empty.csv': '\n',
    'actuals/header.csv': 'nps,2026-09-30,31\n',
    'actuals/many.csv': `metric,date,value\n${'nope,2026-09-30,31\n'.repeat(60)}`,
    'actuals/quotes.csv': `metric,date,value\n${'nps,"2026-09-30,31\n'.repeat(60)}`,
    'actuals/words.json': '{ "nps": 31',
    'actuals/object.json': '{ "nps": 31 }',
    'actuals/report.xlsx': 'PK',
  }, 'actuals/*');
  const said = problems(project);
  const of = (name: string) => said.filter((line) => line.startsWith(`actuals/${name}`));
  expect(of('empty')).toEqual(['actuals/empty.csv:1 The file is empty; its first line has to be metric,date,value,source.']);
  expect(of('header')).toEqual(['actuals/header.csv:1 The first line has no columns metric and date and value, so that nothing can be read; it has to be metric,date,value,source.']);
  expect(of('many')).toHaveLength(21);
  expect(of('many').at(-1)).toBe('actuals/many.csv:22 40 more rows of this file from here on were not read either.');
  expect(of('quotes')).toHaveLength(20);
  expect(of('quotes').at(-1)).toMatch(/Neither was what follows\.$/);
  expect(of('words')).toEqual(['actuals/words.json:1 The file is not JSON from here on; what stands before was read.']);
  expect(of('object')).toEqual(['actuals/object.json:1 The file has to be a list of objects: [{ "metric": "nps", "date": "2026-06-30", "value": 28 }].']);
  expect(of('report')).toEqual(['actuals/report.xlsx:1 Measured values are read from CSV and JSON files; export this one as CSV.']);
});

test('patterns that name nothing, excluded files or files of others are said where they stand', async () => {
  const disk = { 'old/a.csv': 'metric,date,value\n', 'b.csv': 'metric,date,value\nnps,2026-09-30,31\n' };
  const { project } = await open({ ...disk, 'cxa.json': '{ "exclude": ["old/**"],\n "actuals": ["none.csv", "old/*.csv",\n "../x.csv", "/etc/*", "b.csv"] }' });
  expect(problems(project)).toEqual([
    'cxa.json:2 There is no file "none.csv" in this project; correct the path or put the measured values there.',
    'cxa.json:2 "exclude" leaves out the file that "actuals" names with "old/*.csv"; take it out of one of the two.',
    'cxa.json:3 "../x.csv" leads out of the project; measured values are read from files below cxa.json.',
    'cxa.json:3 "/etc/*" leads out of the project; measured values are read from files below cxa.json.',
  ]);
  expect(readings(project.state(), 'nps')).toHaveLength(3);
});

test('a metric keeps its identity while its values stay the same, wherever their lines move', async () => {
  const { project, disk } = await open({ 'actuals/a.csv': 'metric,date,value\nnps,2026-09-30,31\n' });
  const before = project.state();
  const uri = `${root}/actuals/a.csv`;
  disk.set(uri, 'metric,date,value\n\n\nnps,2026-09-30,31\n');
  await project.reloadTable(uri);
  expect(metric(project.state(), 'nps')).toBe(metric(before, 'nps'));
  expect(sourceOf(project.state().model, { element: 'metric:nps', property: 'readings.2' })?.range.start.line).toBe(3);
  project.setText(`${root}/main.cxa`, `system crm\n${metrics}`);
  expect(metric(project.state(), 'nps')).toBe(metric(before, 'nps'));
  disk.set(uri, 'metric,date,value\nnps,2026-09-30,32\n');
  await project.reloadTable(uri);
  expect(readings(project.state(), 'nps').at(-1)).toBe('2026-09-30 32');
  disk.delete(uri);
  await project.reloadTable(uri);
  expect(readings(project.state(), 'nps')).toHaveLength(2);
});

test('values that a plateau states leave what was measured', async () => {
  const text = 'plateau now\nplateau p1 after now\nmetric nps { kind nps  baseline 21 at 2026-01-31  at p1 { baseline 25 at 2026-02-28 } }\n';
  const { project } = await open({ 'main.cxa': text, 'actuals/a.csv': 'metric,date,value\nnps,2026-09-30,31\n' });
  const there = project.state().stand('plateau:p1').index.get('metric', 'metric:nps');
  expect(there?.readings.map(({ value }) => value.text)).toEqual(['25', '31']);
});

test('an editor sees files come, change and go, and its own text stands over the disk', async () => {
  const client = await startLanguageClient({ 'cxa.json': '{ "actuals": ["actuals/*.csv"] }', 'main.cxa': metrics });
  onTestFinished(client.close);
  const settings = `${clientRoot}/cxa.json`;
  const file = `${clientRoot}/actuals/a.csv`;
  const said = async (uri: string) => (await client.diagnostics(uri)).map(({ message }) => message);
  expect(await said(settings)).toEqual([expect.stringMatching(/^There is no file "actuals\/\*\.csv"/)]);
  await client.changeDisk({ 'actuals/a.csv': 'metric,date,value\nnope,2026-09-30,31\n' });
  expect(await said(settings)).toEqual([]);
  expect(await said(file)).toEqual([expect.stringMatching(/^No metric "nope"/)]);
  await client.write(file, 'metric,date,value\nnps,2026-09-30,31x\n');
  expect(await said(file)).toEqual([expect.stringMatching(/^The value of "nps": "31x"/)]);
  await client.notify('textDocument/didClose', { textDocument: { uri: file } });
  expect(await said(file)).toEqual([expect.stringMatching(/^No metric "nope"/)]);
  await client.changeDisk({ 'actuals/a.csv': undefined });
  expect(await said(file)).toEqual([]);
  // Tables of others are no documents of ours.
  await client.write(`${clientRoot}/package.json`, '{ "name": "shop" }');
  expect(await said(`${clientRoot}/package.json`)).toEqual([]);
});

test('a file that is too large, or no text, is not read', async () => {
  const folder = folderWith({
    'cxa.json': '{ "actuals": ["*.csv"] }',
    'main.cxa': metrics,
    'large.csv': `metric,date,value\n${'nps,2026-09-30,31\n'.repeat(240_000)}`,
    'binary.csv': new Uint8Array([109, 0, 1, 2]),
  });
  const uri = pathToFileURL(folder).href;
  const project = createProject({ root: uri, config: `${uri}/cxa.json`, documents: [`${uri}/main.cxa`] }, { fileSystem: createNodeFiles(), today: () => '2026-11-22' });
  await project.load();
  expect(project.state().findings.filter(({ rule }) => rule === 'project').map(({ message }) => message)).toEqual([
    'binary.csv is a binary file, not a text; it was not read.',
    'large.csv is larger than 4 MiB and was not read; split it into several files.',
  ]);
});

test('the command line finds them on the disk, and the model shows them with their places', async () => {
  const folder = folderWith({
    'cxa.json': '{ "actuals": ["actuals/**/*.csv"] }',
    'main.cxa': metrics,
    'actuals/2026/q3.csv': 'metric,date,value,source\nnps,2026-09-30,31,survey\nnope,2026-09-30,1\n',
  });
  const checked = await cxa(['check', '--format', 'json'], folder);
  expect(JSON.parse(checked.stdout).findings.filter(({ rule }: { rule: string }) => rule === 'project')).toEqual([
    expect.objectContaining({ file: 'actuals/2026/q3.csv', range: { start: { line: 2, character: 0 }, end: { line: 2, character: 17 } } }),
  ]);
  const { elements } = JSON.parse((await cxa(['model'], folder)).stdout);
  const nps = elements.find(({ id }: { id: string }) => id === 'metric:nps');
  expect(nps.readings.at(-1)).toMatchObject({ kind: 'actual', value: { value: 31 }, source: 'survey' });
  expect(nps.source.elsewhere['readings.2']).toMatchObject({ file: 'actuals/2026/q3.csv', range: { start: { line: 1 } } });
}, 30_000);
