import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cxa, folderWith } from '../support/command-line.ts';
import type { CommandResult } from '../support/command-line.ts';

const healthy = { 'cxa.json': '{}', 'other.cxa': 'system crm { owner nobody }\n' };

interface JsonFinding {
  readonly rule: string;
  readonly file: string;
  readonly message: string;
  readonly range: { readonly start: { readonly line: number; readonly character: number } };
}

async function check(files: Readonly<Record<string, string | Uint8Array>>): Promise<{ readonly result: CommandResult; readonly of: (file: string) => readonly JsonFinding[] }> {
  const result = await cxa(['check', '--format', 'json'], folderWith({ ...healthy, ...files }));
  expect(result.stderr).toBe('');
  const findings: readonly JsonFinding[] = JSON.parse(result.stdout).findings;
  // The rest of the project is checked all the same.
  expect(findings.filter((finding) => finding.file === 'other.cxa').map((finding) => finding.rule)).toEqual(['reference']);
  return { result, of: (file) => findings.filter((finding) => finding.file === file) };
}

test('an empty file is fine', async () => {
  expect((await check({ 'empty.cxa': '' })).of('empty.cxa')).toEqual([]);
});

test('a binary file is named and not read', async () => {
  const { result, of } = await check({ 'binary.cxa': Uint8Array.from([1, 0, 2, 0, 255, 254]) });
  expect(of('binary.cxa').map((finding) => finding.message)).toEqual(['binary.cxa is a binary file, not a text; it was not read.']);
  expect(result.code).toBe(1);
});

test('a file in UTF-16 says what to do, wherever it is named; one with a mark for UTF-8 is read', async () => {
  const utf16 = (text: string) => Uint8Array.from([0xff, 0xfe, ...Buffer.from(text, 'utf16le')]);
  const { of } = await check({
    'cxa.json': '{ "telemetry": ["seen.csv"] }',
    'wide.cxa': utf16('system erp'),
    'seen.csv': utf16('from,to,kind,count'),
    'api.yaml': utf16('openapi: 3.0.0'),
    'main.cxa': '\ufeffsystem a\nsystem b\na -> b { contract "./api.yaml" }\n',
  });
  expect(of('wide.cxa').map((finding) => finding.message)).toEqual(['wide.cxa is written in UTF-16 and was not read; save it as UTF-8.']);
  expect(of('seen.csv').map((finding) => finding.message)).toEqual(['seen.csv is written in UTF-16 and was not read; save it as UTF-8.']);
  expect(of('main.cxa').map((finding) => finding.message).join()).toContain('api.yaml is written in UTF-16 and was not read; save it as UTF-8');
});

test('a file cut in the middle of a string says so, once, at its place', async () => {
  const { of } = await check({ 'cut.cxa': 'system erp "ERP" {\n  vendor "Ac' });
  const syntax = of('cut.cxa').filter((finding) => finding.rule === 'syntax');
  expect(syntax.length).toBeGreaterThan(0);
  expect(syntax.length).toBeLessThanOrEqual(2);
  expect(syntax.at(-1)?.range.start.line).toBe(1);
});

test('10,000 unclosed braces are one sentence', async () => {
  const { of, result } = await check({ 'deep.cxa': 'system a {\n'.repeat(10_000) });
  expect(result.code).toBe(1);
  expect(of('deep.cxa').filter((finding) => finding.rule === 'syntax').length).toBeGreaterThan(0);
  expect(of('deep.cxa').filter((finding) => finding.rule === 'syntax').length).toBeLessThanOrEqual(3);
});

test('a missing import and a missing package each say what to do', async () => {
  const { of } = await check({ 'main.cxa': 'import "./nowhere.cxa"\nimport "@acme/nothing"\n' });
  expect(of('main.cxa').map((finding) => [finding.range.start.line, finding.message])).toEqual([
    [0, 'There is no file "./nowhere.cxa" here; correct the path or remove the import.'],
    [1, 'The package "@acme/nothing" is not installed; run: npm install @acme/nothing'],
  ]);
});

test('an unknown name suggests the nearest', async () => {
  const { of } = await check({ 'main.cxa': 'system erp\nerp -> cmr\n' });
  expect(of('main.cxa').filter((finding) => finding.rule === 'reference').map((finding) => finding.message)).toEqual(['No system "cmr" is declared. Did you mean "crm"?']);
});

test('a cxa.json that is no JSON is reported at its place, and the project is checked as design', async () => {
  const result = await cxa(['check', '--format', 'json'], folderWith({ 'cxa.json': '{ "name": oops }', 'main.cxa': 'system crm { owner nobody }\n' }));
  const { findings } = JSON.parse(result.stdout);
  expect(result.code).toBe(1);
  expect(findings.map((finding: JsonFinding) => [finding.file, finding.rule, finding.range.start.character])).toEqual([
    ['cxa.json', 'project', 10],
    ['main.cxa', 'reference', 19],
  ]);
});

test('a file of more than 4 MiB is named and not read', async () => {
  const { of } = await check({ 'huge.cxa': `// ${'x'.repeat(4 * 1024 * 1024)}\n` });
  expect(of('huge.cxa').map((finding) => finding.message)).toEqual(['huge.cxa is larger than 4 MiB and was not read; split it into several files.']);
});

test('a folder that does not exist, one without .cxa, and bad usage end with 2 and one line', async () => {
  const empty = folderWith({ 'notes.txt': '' });
  for (const args of [['check', 'nowhere'], ['check'], ['check', '--format', 'xml'], ['chekc'], ['render', '--view', 'nothing'], ['explain', 'XYZ-99'], ['model', 'nowhere'], ['check', '--max-warnings', ''], ['init', 'notes.txt'], ['init', 'notes.txt/below'], ['init', '/proc/none/below']]) {
    const { code, stdout, stderr } = await cxa(args, empty);
    expect([args.join(' '), code, stdout]).toEqual([args.join(' '), 2, '']);
    expect(stderr.trim().split('\n').length).toBe(1);
    expect(stderr).toMatch(/^cxa: /);
  }
}, 30_000);

test('a plateau that does not exist names those that do', async () => {
  const { code, stderr } = await cxa(['check', '--at', 'never', 'examples/northfield'], join(import.meta.dirname, '../..'));
  expect(code).toBe(2);
  expect(stderr).toContain('now, autumn, tobe');
});

test('a report goes into a folder that is made for it, and one that cannot be written is one line', async () => {
  const folder = folderWith({ 'cxa.json': '{}', 'main.cxa': 'team t\n' });
  expect((await cxa(['check', '-o', 'reports/today/check.txt'], folder)).code).toBe(0);
  for (const command of [['check'], ['model'], ['render', '--view', 'landscape', '--format', 'svg']]) {
    const { code, stderr } = await cxa([...command, '-o', 'main.cxa/report.svg'], folder);
    expect([command[0], code, stderr]).toEqual([command[0], 2, 'cxa: "main.cxa/report.svg" cannot be written: a file stands where its folder should be; name another file with -o.\n']);
  }
});

test('a command that is left out is asked for in one line, and the help goes where output goes', async () => {
  for (const args of [[], ['template']]) {
    const { code, stdout, stderr } = await cxa(args);
    expect([code, stderr]).toEqual([2, 'cxa: Name a command, as cxa check. See: cxa --help\n']);
    expect(stdout).toContain('Commands:');
  }
});

test('an output without a name is asked for, and the settings of a project stand for the project', async () => {
  const folder = folderWith({ 'cxa.json': '{}', 'main.cxa': 'system crm { owner nobody }\n' });
  expect((await cxa(['check', '-o', ''], folder)).stderr).toBe('cxa: -o names no file; write where the output is to go, as -o report.json.\n');
  expect((await cxa(['check', 'cxa.json'], folder)).stdout).toBe((await cxa(['check'], folder)).stdout);
});

test('a large project says on stderr that it takes a moment', async () => {
  const folder = folderWith({ 'cxa.json': '{}', 'main.cxa': `team t\n${'// what somebody wrote about it\n'.repeat(20_000)}` });
  const { code, stderr } = await cxa(['check'], folder);
  expect([code, stderr]).toEqual([0, 'cxa: . has 1 file with 640 kB; this takes a moment …\n']);
});
