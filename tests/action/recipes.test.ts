import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { load } from 'js-yaml';
import { expect, test, vi } from 'vitest';
import { action } from '../support/action-run.ts';
import { folderWith } from '../support/command-line.ts';

// Each recipe starts cxa a few times.
vi.setConfig({ testTimeout: 120_000 });

const root = join(import.meta.dirname, '../..');
const page = readFileSync(join(root, 'docs/pull-requests.md'), 'utf8');

/** The blocks of code below a heading of the page. */
function blocks(heading: string, language: string): readonly string[] {
  const section = page.split(/^## /m).find((text) => text.startsWith(`${heading}\n`)) ?? '';
  return [...section.matchAll(/^```(\w+)\n(.*?)^```$/gms)].flatMap(([, kind, text]) => (kind === language && text !== undefined ? [text] : []));
}

const text = 'team it "IT"\n\nsystem crm "CRM" { owner it }\n';

/** A repository with the project of the recipes, in which `npx cxa` is this one; its last commit renames the system. */
function repository(): { readonly folder: string; readonly base: string; run(script: string, env?: Readonly<Record<string, string>>): string } {
  const folder = folderWith({ 'docs/arch/cxa.json': '{ "name": "Shop" }\n', 'docs/arch/main.cxa': text, 'bin/npx': `#!/bin/sh\n[ "$1" = cxa ] || exit 3\nshift\nexec "${process.execPath}" "${join(root, 'dist/cli.js')}" "$@"\n` });
  chmodSync(join(folder, 'bin/npx'), 0o755);
  const git = (...args: readonly string[]) => execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@b', ...args], { cwd: folder, encoding: 'utf8' }).trim();
  git('init', '--quiet', '--initial-branch', 'main');
  git('add', 'docs');
  git('commit', '--quiet', '--message', 'Begin');
  git('update-ref', 'refs/remotes/origin/main', 'main');
  writeFileSync(join(folder, 'docs/arch/main.cxa'), text.replace('"CRM"', '"Customers"'));
  git('commit', '--quiet', '--all', '--message', 'Change');
  const path = `${join(folder, 'bin')}${delimiter}${process.env.PATH ?? ''}`;
  return {
    folder,
    base: git('rev-parse', 'origin/main'),
    run: (script, env = {}) => execFileSync('bash', ['-e', '-c', script], { cwd: folder, encoding: 'utf8', env: { ...process.env, PATH: path, ...env } }),
  };
}

/** Those lines of a script that run cxa. */
const commandsOf = (script: string) => script.split('\n').flatMap((line) => /^\s*(?:- )?(npx cxa .*)$/.exec(line)?.[1] ?? []);

test('the workflows for GitHub name inputs that there are, and all of them are on the page', () => {
  interface Workflow {
    readonly jobs: { readonly cxa: { readonly steps: readonly { readonly uses: string; readonly with?: object }[] } };
  }
  const own = readFileSync(join(root, '.github/workflows/examples.yml'), 'utf8');
  const steps = [...blocks('GitHub', 'yaml'), own].flatMap((workflow) => (load(workflow) as Workflow).jobs.cxa.steps.filter(({ uses }) => /^(acme\/cxa@|\.\/)/.test(uses)));
  expect(steps).toHaveLength(2);
  expect(steps.flatMap((step) => Object.keys(step.with ?? {})).filter((name) => !(name in action.inputs))).toEqual([]);
  expect(Object.keys({ ...action.inputs, ...action.outputs }).filter((name) => name !== 'path' && !page.includes(`\`${name}\``))).toEqual([]);
});

test('what GitLab runs writes the note and the report', () => {
  const { folder, base, run } = repository();
  const commands = commandsOf(blocks('GitLab', 'yaml').join('\n'));
  expect(commands).toHaveLength(2);
  run(commands.join('\n'), { CI_MERGE_REQUEST_DIFF_BASE_SHA: base });
  expect(readFileSync(join(folder, 'cxa.md'), 'utf8')).toContain('### ✅ CXA: Shop');
  expect(readFileSync(join(folder, 'cxa-junit.xml'), 'utf8')).toContain('<testsuite');
});

test('what Azure DevOps runs writes the summary, the report and the findings', () => {
  const { folder, run } = repository();
  const commands = commandsOf(blocks('Azure DevOps', 'yaml').join('\n'));
  expect(commands).toHaveLength(2);
  run(commands.join('\n'), { SYSTEM_PULLREQUEST_TARGETBRANCHNAME: 'main' });
  expect(readFileSync(join(folder, 'cxa.md'), 'utf8')).toContain('1 element changed');
  expect(readFileSync(join(folder, 'cxa-junit.xml'), 'utf8')).toContain('<testsuite');
  expect(JSON.parse(readFileSync(join(folder, 'cxa.sarif'), 'utf8'))).toMatchObject({ version: '2.1.0' });
});

test('the hook of a repository lets a commit pass, and stops one that is not laid out', () => {
  const { folder, run } = repository();
  const [hook = ''] = blocks('Before a commit', 'sh');
  mkdirSync(join(folder, '.git/hooks'), { recursive: true });
  writeFileSync(join(folder, '.git/hooks/pre-commit'), hook, { mode: 0o755 });
  const commit = 'git -c user.name=A -c user.email=a@b commit --quiet --all --message x';
  writeFileSync(join(folder, 'docs/arch/main.cxa'), text);
  expect(() => run(commit)).not.toThrow();
  writeFileSync(join(folder, 'docs/arch/main.cxa'), text.replace('"CRM" {', '"CRM"   {'));
  expect(() => run(`${commit} 2>/dev/null`)).toThrow();
});

test('the hooks for pre-commit are those that the page names, and run', () => {
  interface Hook {
    readonly id: string;
    readonly entry?: string;
    readonly args?: readonly string[];
    readonly files?: string;
    readonly pass_filenames?: boolean;
  }
  const offered = load(readFileSync(join(root, '.pre-commit-hooks.yaml'), 'utf8')) as readonly Hook[];
  const { repos } = load(blocks('Before a commit', 'yaml')[0] ?? '') as { readonly repos: readonly { readonly hooks: readonly Hook[] }[] };
  const wanted = repos[0]?.hooks ?? [];
  expect(wanted.map(({ id }) => id).sort()).toEqual(offered.map(({ id }) => id).sort());
  const { folder, run } = repository();
  writeFileSync(join(folder, 'docs/arch/main.cxa'), text.replace('team it "IT"', 'team   it   "IT"'));
  for (const { id, args = [] } of wanted) {
    const hook = offered.find((each) => each.id === id);
    const files = ['docs/arch/main.cxa', 'README.md'].filter((file) => new RegExp(hook?.files ?? '').test(file));
    run(`npx ${[hook?.entry, ...args, ...(hook?.pass_filenames === false ? [] : files)].join(' ')}`);
  }
  expect(readFileSync(join(folder, 'docs/arch/main.cxa'), 'utf8')).toBe(text);
});
