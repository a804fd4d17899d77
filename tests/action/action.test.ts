import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { jobToken, runAction as runSteps } from '../support/action-run.ts';
import type { ActionCall } from '../support/action-run.ts';
import { cxa, folderWith } from '../support/command-line.ts';
import { config, journeys, systems } from '../support/diff-repository.ts';
import { startGitHubApi } from '../support/github-api.ts';
import type { GitHubApi } from '../support/github-api.ts';
import { createPullRequestRepository } from '../support/pull-request-repository.ts';
import type { PullRequestRepository } from '../support/pull-request-repository.ts';

// Each case runs the steps of action.yml, which start cxa and git several times.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

type Files = Readonly<Record<string, string>>;

const shop: Files = { 'docs/arch/cxa.json': config, 'docs/arch/systems.cxa': systems, 'docs/arch/journeys/help.cxa': journeys, 'second/cxa.json': '{ "name": "Second" }', 'second/main.cxa': 'team it "IT"\nsystem crm "CRM" { owner it }\n' };
const helpOf = (change: (text: string) => string): Files => ({ ...shop, 'docs/arch/journeys/help.cxa': change(journeys) });
const cold = helpOf((text) => text.replace('warm { owner service  via transfer  carries intent, summary', 'cold { owner service  via transfer  carries intent'));

/** What pull requests make of the shop, one each. */
const heads: Readonly<Record<string, Files>> = {
  cold,
  untouched: { ...shop, 'src/main.ts': 'export {};\n' },
  conflict: { ...shop, 'docs/arch/systems.cxa': systems.replace('team it "IT"', '<<<<<<< HEAD\nteam it "IT"\n=======\nteam it "Technology"\n>>>>>>> other\nsystem extra "@acme/team #12 ::set-output name=x::y ##[error]z <img>" { owner nobody }') },
  gone: { 'README.md': 'Nothing here.\n' },
};

const main = 'refs/heads/main';
let repository: PullRequestRepository;
let github: GitHubApi;
/** The tree of a release ref, away from everything that is installed for this project. */
const release = mkdtempSync(join(tmpdir(), 'cxa-release-'));

beforeAll(async () => {
  github = await startGitHubApi();
  execFileSync(process.execPath, [join(import.meta.dirname, '../../scripts/package-action.ts'), '--built', '--to', release]);
  repository = createPullRequestRepository([
    { ref: main, files: shop },
    ...Object.entries(heads).map(([name, files]) => ({ ref: `refs/heads/${name}`, parents: [main], files })),
    { ref: main, files: { ...shop, 'README.md': 'Read me.\n' } },
    ...Object.entries(heads).map(([name, files]) => ({ ref: `refs/pull/${name}/merge`, parents: [main, `refs/heads/${name}`], files: { ...files, 'README.md': 'Read me.\n' } })),
    { ref: 'refs/heads/none', parents: [], files: { 'src/main.ts': 'export {};\n' } },
  ]);
});
beforeEach(() => github.clear());
afterAll(async () => {
  repository.remove();
  rmSync(release, { recursive: true, force: true });
  await github.close();
});

const runAction = (call: ActionCall) => runSteps({ path: release, ...call });

/** As a run for a pull request, with what `actions/checkout` leaves. */
function pullRequest(head: string, inputs: ActionCall['inputs'] = {}, from = 'acme/shop'): ReturnType<typeof runSteps> {
  const workspace = repository.checkOut(`refs/pull/${head}/merge`);
  return runAction({ workspace, event: 'pull_request', payload: repository.payload(`refs/heads/${head}`, from), inputs: { project: 'docs/arch', artifact: 'false', ...inputs }, api: github.address });
}

describe('on a pull request', () => {
  test('the comment says what it means, and the next push changes that one', async () => {
    github.troubles.push({ method: 'GET', status: 503 });
    github.add('ada', 'Looks good.');
    const first = await pullRequest('cold', { artifact: 'true' });
    expect(first.failed).toBe(true);
    expect(first.log).toContain('The architecture has 1 error.');
    expect(first.log).toMatch(/^::error file=docs\/arch\/journeys\/help\.cxa,line=\d+,/m);
    expect(first.log).not.toContain(jobToken);
    expect(first.outputs).toMatchObject({ errors: '1', introduced: '2', fixed: '0', changed: '1', breaking: '1', 'comment-url': 'https://github.example/acme/shop/pull/1#issuecomment-2' });
    const comment = github.comments[1]?.body ?? '';
    expect(comment).toMatch(/^<!-- cxa project=docs\/arch workflow=\.github\/workflows\/architecture\.yml -->\n### ❌ CXA: Shop\n/);
    const order = ['Verdicts that changed', '**Needs help: yes → no**', 'About 7,440 customers a month will have to repeat summary', '#### Breaking', '```mermaid', '<summary>Findings', 'The architecture as a whole: 1 error', '(https://github.example/artifact/5)', '(https://github.example/acme/shop/actions/runs/77)'];
    expect(order.map((words) => comment.indexOf(words))).toEqual(order.map((words) => comment.indexOf(words)).sort((a, b) => a - b));
    expect(order.filter((words) => !comment.includes(words))).toEqual([]);
    expect(comment).toContain('main → this pull request');
    expect(first.outputs.html).toMatch(/\.html$/);
    expect(first.summary).toContain('**Needs help: yes → no**');
    expect(first.summary).toContain('CXA: 1 error');
    expect(first.used.map(({ uses }) => uses)).toEqual(['actions/upload-artifact@v4']);
    expect(first.used[0]?.with).toMatchObject({ name: 'cxa-docs-arch', overwrite: 'true' });

    const second = await pullRequest('untouched', { 'upload-sarif': 'true' });
    expect(second.failed).toBe(false);
    expect(second.log).toContain('The comment on #1 is brought up to date');
    expect(github.comments).toHaveLength(2);
    expect(github.comments[1]?.body).toContain('nothing is different');
    expect(second.used).toEqual([{ uses: 'github/codeql-action/upload-sarif@v4', with: { sarif_file: second.outputs.sarif, category: 'cxa/docs-arch' } }]);
  });

  test('of a fork the job summary has what cannot be commented, and the job fails for what it would fail for', async () => {
    github.author = 'reader';
    const { failed, log, summary, outputs } = await pullRequest('cold', { 'fail-on': 'breaking, new-errors' }, 'stranger/shop');
    expect(log).toContain('This pull request comes from a fork, whose token may only read, so there is no comment; what it would say is in the job summary.');
    expect(summary).toContain('About 7,440 customers a month will have to repeat summary');
    expect(outputs['comment-url']).toBe('');
    expect(failed).toBe(true);
    expect(log).toContain('The pull request brings 1 error.\nThe pull request makes 1 breaking change.');
  });

  test('the marks of a conflict are errors at their lines; no title calls anybody, or a command; another project keeps its own comment', async () => {
    github.add('github-actions[bot]', '<!-- cxa project=second workflow=.github/workflows/architecture.yml -->\n### CXA: Second', 'Bot');
    const { failed, log } = await pullRequest('conflict', { project: '', path: 'docs/arch' });
    expect(failed).toBe(true);
    expect(log).toMatch(/^::error file=docs\/arch\/systems\.cxa,line=2,/m);
    expect(log).not.toMatch(/^\s*::set-output|##\[/m);
    expect(github.comments.map(({ body }) => body.split('\n')[1])).toEqual(['### CXA: Second', '### ❌ CXA: Shop']);
    const said = github.comments[1]?.body ?? '';
    expect(said).toContain('A merge is not settled in this pull request, at docs/arch/systems.cxa:2');
    expect(said).toContain('acme/team');
    expect(said).not.toMatch(/@acme|#12|<img/);
  });

  test('that removes the architecture says so', async () => {
    const { failed } = await pullRequest('gone');
    expect(failed).toBe(false);
    expect(github.comments[0]?.body).toContain('everything is gone');
  });

  test('without an architecture there is a sentence, and no comment that says otherwise', async () => {
    const old = github.add('github-actions[bot]', '<!-- cxa project=. workflow=.github/workflows/architecture.yml -->\n### ✅ CXA: Shop', 'Bot');
    const workspace = repository.checkOut('refs/heads/none');
    const { failed, log, summary, used } = await runAction({ workspace, event: 'pull_request', payload: repository.payload('refs/heads/none'), inputs: { base: 'none' }, api: github.address });
    expect(failed).toBe(false);
    expect(log).toContain('There is no .cxa file here, so there is nothing to check.');
    expect([summary, used, github.comments]).toEqual(['', [], [old]]);
    expect(old.body).toContain('There is no architecture in this pull request any more.');
  });

  test('a workflow with mistakes is told all of them, and they are no reason for a new comment', async () => {
    const workspace = repository.checkOut(main);
    const { failed, log } = await runAction({ workspace, event: 'pull_request_target', payload: repository.payload('refs/heads/cold'), inputs: { project: 'dosc/arch', base: 'nosuch', 'fail-on': 'none' }, api: github.address });
    expect(failed).toBe(true);
    expect(log).toContain('::error title=CXA::There is no folder dosc/arch; correct the input project.');
    expect(log).toContain('::error title=CXA::There is no "nosuch" in this clone, and it cannot be fetched from origin; correct the input base, or let actions/checkout get the whole history: fetch-depth: 0.');
    expect(log).toContain('::warning title=CXA::On pull_request_target the branch that the pull request goes into is checked out, so nothing of the pull request is looked at');
    expect(github.requests.filter((request) => !request.startsWith('GET'))).toEqual([]);
  });
});

test('a push is checked as a whole, every project of the repository, without a comment', async () => {
  const workspace = repository.checkOut(main);
  const { failed, log, summary, outputs } = await runAction({ workspace, event: 'push', api: github.address });
  expect(failed).toBe(false);
  expect(log).toContain('A run on push has nothing to compare with');
  expect(summary).toContain('| Second |');
  expect(outputs).toMatchObject({ errors: '0', introduced: '', 'comment-url': '' });
  expect(github.requests).toEqual([]);
});

test('pictures that are not what is drawn now are named, with what mends them', async () => {
  const workspace = folderWith(shop);
  const pictures = join(workspace, 'docs/pictures');
  expect((await cxa(['render', 'docs/arch', '--view', 'landscape', '-o', 'docs/pictures/landscape.png'], workspace)).code).toBe(0);
  mkdirSync(join(pictures, 'notes'));
  writeFileSync(join(pictures, 'flow-help.png'), '<svg/>');
  writeFileSync(join(pictures, 'flow-gone.png'), '<svg/>');
  writeFileSync(join(pictures, 'notes/README.md'), 'Not a picture.');
  const { failed, log, outputs, summary } = await runAction({ workspace, event: 'push', inputs: { project: 'docs/arch', pictures: 'docs/pictures' } });
  const mend = 'npx cxa render docs/arch --all --format png -o docs/pictures';
  expect(failed).toBe(true);
  expect(log).toContain(`::error file=docs/pictures/flow-help.png,title=CXA::docs/pictures/flow-help.png is not what is drawn now; write them anew: ${mend}`);
  expect(log).toContain('docs/pictures/flow-gone.png shows a view that is no more; remove it.');
  expect(log).not.toContain('docs/pictures/landscape.png is');
  expect(Number(outputs['old-pictures'])).toBeGreaterThan(2);
  expect(summary).toContain(mend);
});

test('a ref without the built programs is built first', async () => {
  const path = folderWith({
    'package.json': '{ "name": "a", "version": "1.0.0", "scripts": { "prepare": "node build.cjs" } }',
    'package-lock.json': '{ "name": "a", "version": "1.0.0", "lockfileVersion": 3, "requires": true, "packages": { "": { "name": "a", "version": "1.0.0" } } }',
    'build.cjs': "require('node:fs').mkdirSync('dist'); require('node:fs').writeFileSync('dist/action.js', 'console.log(\"built, then\", process.argv[2])');",
  });
  const { failed, log } = await runAction({ workspace: folderWith({}), event: 'push', path });
  expect(failed).toBe(false);
  expect(log).toMatch(/^This ref of CXA comes without its built programs/);
  expect(log).toContain('built, then review');
  expect(readFileSync(join(path, 'dist/action.js'), 'utf8')).toContain('built');
});
