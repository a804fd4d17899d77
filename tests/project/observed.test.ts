import { expect, test } from 'vitest';
import { createMemoryFiles } from '../../language-server/file-system.ts';
import { createProject } from '../../language-server/project.ts';
import type { Project } from '../../language-server/project.ts';

const root = 'file:///shop';

const text = `system checkout { service "checkout-v2" }
system payment
journey buy { step look using checkout  step pay using payment }
checkout -> payment by rest { telemetry traces }
`;

async function open(files: Readonly<Record<string, string>>, settings: unknown = { telemetry: ['observed/*'], profile: 'run' }) {
  const disk = new Map(Object.entries({ 'cxa.json': JSON.stringify(settings), 'main.cxa': text, ...files }).map(([path, content]) => [`${root}/${path}`, content]));
  const documents = [...disk.keys()].filter((uri) => uri.endsWith('.cxa'));
  const project = createProject({ root, config: `${root}/cxa.json`, documents }, { fileSystem: createMemoryFiles(disk), today: () => '2026-11-22' });
  await project.load();
  return { project, disk };
}

/** `observed/a.csv:2 message`, lines from 1. */
const told = (project: Project, rule: string) =>
  project.state().findings.filter((finding) => finding.rule === rule).map(({ source, message }) => `${source?.file.slice(root.length + 1)}:${(source?.range.start.line ?? -1) + 1} ${message}`);

test('rows are read from CSV and JSON, and what is found about one is told at the row', async () => {
  const { project } = await open({
    'observed/calls.csv': 'from,to,kind,count,first,last\ncheckout-v2,payment,sync,9140,2026-10-01T00:00:03Z,2026-10-31\ncheckout-v2,fraud,sync,812,2026-10-04,2026-10-30\n',
    'observed/steps.json': '[{ "journey": "buy", "step": "look", "next": "pay", "count": 700 },\n{ "journey": "buy", "step": "look", "next": "end", "count": 300 }]',
  });
  expect(told(project, 'project')).toEqual([]);
  expect(project.state().model.observations?.calls.map(({ place: _, ...call }) => call)).toEqual([
    { from: 'checkout-v2', to: 'payment', kind: 'sync', count: 9140, first: '2026-10-01', last: '2026-10-31' },
    { from: 'checkout-v2', to: 'fraud', kind: 'sync', count: 812, first: '2026-10-04', last: '2026-10-30' },
  ]);
  expect(told(project, 'OBS-03')).toEqual([
    'observed/calls.csv:3 checkout-v2 called fraud 812 times from 2026-10-04 to 2026-10-30, and no system has the service "fraud"; declare it, or state `service "fraud"` where it belongs.',
    'observed/steps.json:2 From "buy.look" 300 customers (30 % of those who left it) went on to the end, which "buy" does not plan; draw the arrow, or find out what sends them there.',
  ]);
});

test('a bad row is told at its line and the others are read', async () => {
  const { project } = await open({
    'observed/calls.csv': 'from,to,kind,count\ncheckout,payment,async,1\ncheckout,payment,sync,many\ncheckout,,sync,2\ncheckout,payment,sync,3\n',
    'observed/dates.csv': 'from,to,kind,count,first\ncheckout,payment,sync,3,2026-13-01\n',
    'observed/steps.csv': 'journey,step,next,count\nbuuy,look,pay,1\nbuy,lok,pay,1\nbuy,look,pai,1\nbuy,look,,\nbuy,pay,,4\n',
    'observed/other.csv': 'source,target,calls\na,b,1\n',
  });
  expect(told(project, 'project')).toEqual([
    'observed/calls.csv:2 The call checkout -> payment is of the kind "async"; it has to be sync (a child span) or link (a span link, of what is sent as a message).',
    'observed/calls.csv:3 The call checkout -> payment has the count "many"; it has to be a whole number.',
    'observed/calls.csv:4 This row lacks its to; it was not read.',
    'observed/dates.csv:2 The call checkout -> payment: "2026-13-01" is not a day of the calendar; write it as 2027-06-30 or 2027-Q2.',
    'observed/other.csv:1 The first line has no columns from and to and kind and count, so that nothing can be read; it has to be from,to,kind,count,first,last or journey,step,next,count.',
    'observed/steps.csv:2 There is no journey "buuy". Did you mean "buy"?',
    'observed/steps.csv:3 Journey "buy" has no step "lok". Did you mean "look"?',
    'observed/steps.csv:4 Journey "buy" has no step "pai". Did you mean "pay"?',
    'observed/steps.csv:5 This row lacks its count; it was not read.',
  ]);
  const { observations } = project.state().model;
  expect([observations?.calls.length, observations?.passages.length]).toEqual([1, 1]);
});

test('elements are the same objects with observations and without, and a changed file is read again', async () => {
  const { project, disk } = await open({ 'observed/calls.csv': 'from,to,kind,count\ncheckout-v2,fraud,sync,812\n' });
  const before = project.state().model;
  expect(told(project, 'OBS-03')).toHaveLength(1);
  const uri = `${root}/observed/calls.csv`;
  expect(project.readsTable(uri)).toBe(true);
  disk.set(uri, 'from,to,kind,count\ncheckout-v2,payment,sync,812\n');
  await project.reloadTable(uri);
  expect(told(project, 'OBS-03')).toEqual([]);
  const after = project.state().model;
  expect(after.elements.every((element, place) => element === before.elements[place])).toBe(true);
  expect((await open({}, {})).project.state().model).not.toHaveProperty('observations');
});

test('a pattern without a file, out of the project or of another making is told in cxa.json', async () => {
  const { project } = await open({}, { observed: ['traces/*.csv', '../x.csv'] });
  expect(told(project, 'project')).toEqual([
    'cxa.json:1 There is no file "traces/*.csv" in this project; correct the path or put the observations there.',
    'cxa.json:1 "../x.csv" leads out of the project; observations are read from files below cxa.json.',
  ]);
  expect(told((await open({}, { telemetry: 7 })).project, 'project')).toEqual(['cxa.json:1 "telemetry" has to be a list of file patterns: ["telemetry/*.csv"].']);
});
