import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFileSync, chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createDiffRepository } from '../support/diff-repository.ts';
import type { DiffRepository, Entry } from '../support/diff-repository.ts';

// Each case asks git several times.
vi.setConfig({ testTimeout: 30_000 });

const config = '{ "name": "Shop", "profile": "design" }';
const api = (version: string) => `openapi: 3.0.0\ninfo: { title: Cases, version: "${version}" }\npaths:\n  /cases:\n    get: { operationId: ${version}, responses: { "200": { description: ok } } }\n`;
const team = (title: string) => `team it "${title}"\n`;
const lfs = createHash('sha256').update(team('Large')).digest('hex');
const pointer = (id: string) => `version https://git-lfs.github.com/spec/v1\noid sha256:${id}\nsize 17\n`;
const manifest = (name: string, version: string) => JSON.stringify({ name, version, cxa: { files: ['*.cxa'] } });
const lock = (version: string) => JSON.stringify({ lockfileVersion: 3, packages: { 'node_modules/patterns': { version } } });
const many = Object.fromEntries(Array.from({ length: 6 }, (_, place) => [`f${place}.cxa`, `team t${place} "T${place}"\n`]));
const inside = (folder: string, files: Readonly<Record<string, Entry>>) => Object.fromEntries(Object.entries(files).map(([path, entry]) => [`${folder}/${path}`, entry]));

const main: Readonly<Record<string, Entry>> = { 'arch/cxa.json': config, 'arch/it.cxa': team('IT') };
const using = (path: string) => ({ ...main, 'arch/use.cxa': `import "${path}"\n` });

let repository: DiffRepository;
let library: DiffRepository;
/** Where nothing may be written by what a repository configures. */
let trap: string;

beforeAll(async () => {
  trap = mkdtempSync(join(tmpdir(), 'cxa-trap-'));
  library = createDiffRepository({ one: { 'shared.cxa': 'team shared "Shared one"\n', 'more/deep.cxa': 'team deep "Deep"\n' }, two: { 'shared.cxa': 'team shared "Shared two"\n' }, lost: { 'shared.cxa': 'team shared "Lost"\n' } });
  const commit = (branch: string) => ({ submodule: library.git('rev-parse', branch).trim() });
  repository = createDiffRepository({
    main,
    linked: { ...using('../alias/x.cxa'), 'real/x.cxa': team('Linked').replace('it', 'x'), alias: { link: 'hop' }, hop: { link: './real' } },
    loop: { ...using('../a/x.cxa'), a: { link: 'b' }, b: { link: 'a' } },
    outside: { ...using('../out.cxa'), 'out.cxa': { link: '../../../etc/hostname' } },
    absolute: { ...using('../out.cxa'), 'out.cxa': { link: '/etc/hostname' } },
    listed: { ...main, 'arch/again.cxa': { link: 'it.cxa' } },
    odd: { ...main, 'arch/spaced name.cxa': 'team a "A"\n', 'arch/quote"d.cxa': 'team b "B"\n', 'arch/ümläut.cxa': 'team c "C"\n', 'arch/new\nline.cxa': 'team d "D"\n', 'arch/#100%.cxa': 'team e "E"\n' },
    crlf: { ...main, 'arch/it.cxa': '\uFEFF/**\r\n * Two lines\r\n * here.\r\n */\r\nteam it "IT"\r\n' },
    lf: { ...main, 'arch/it.cxa': '/**\n * Two lines\n * here.\n */\nteam it "IT"\n' },
    large: { ...main, 'arch/it.cxa': pointer(lfs) },
    largeLost: { ...main, 'arch/it.cxa': pointer('0'.repeat(64)) },
    module: { ...using('../lib/shared.cxa'), lib: commit('one') },
    moduleTwo: { ...using('../lib/shared.cxa'), lib: commit('two') },
    moduleLost: { ...using('../lib/shared.cxa'), lib: { submodule: '1'.repeat(40) } },
    moduleAbsent: { ...using('../gone/shared.cxa'), gone: commit('one') },
    within: { ...main, 'arch/lib': commit('one') },
    contract: { ...main, 'apis/cases.yaml': api('1'), 'arch/s.cxa': 'system a { provides api cases from "../apis/cases.yaml" }\nsystem b\nb -> a { contract "../apis/cases.yaml#first" }\n' },
    movedOld: inside('old/place', { 'cxa.json': config, ...many }),
    movedNew: inside('new', { 'cxa.json': config, ...many, 'f0.cxa': 'team t0 "Changed"\n' }),
    likeOld: inside('one', { 'cxa.json': '{}', ...many }),
    likeNew: inside('two', { 'cxa.json': '{}', ...many, 'f0.cxa': 'team t0 "Changed"\n' }),
    twins: { ...inside('one', { 'cxa.json': '{}', ...many }), ...inside('three', { 'cxa.json': '{}', ...many }) },
    unlike: inside('two', { 'cxa.json': '{}', 'z.cxa': 'team z\n' }),
    deep: { 'cxa.json': config, 'arch/it.cxa': team('IT') },
    vendored: { ...using('patterns'), 'node_modules/patterns/package.json': manifest('patterns', '1.0.0'), 'node_modules/patterns/p.cxa': 'team p "Old"\n' },
    vendoredNew: { ...using('patterns'), 'node_modules/patterns/package.json': manifest('patterns', '2.0.0'), 'node_modules/patterns/p.cxa': 'team p "New"\n' },
    workspace: { ...using('patterns'), 'package.json': '{ "workspaces": ["packages/*"] }', 'packages/p/package.json': manifest('patterns', '1.0.0'), 'packages/p/p.cxa': 'team p "Old"\n' },
    workspaceNew: { ...using('patterns'), 'package.json': '{ "workspaces": ["packages/*"] }', 'packages/p/package.json': manifest('patterns', '2.0.0'), 'packages/p/p.cxa': 'team p "New"\n' },
    lockOld: { ...using('installed'), 'package-lock.json': lock('1.0.0').replace('patterns', 'installed') },
    lockNew: { ...using('installed'), 'package-lock.json': lock('2.0.0').replace('patterns', 'installed') },
    empty: { 'README.md': 'Nothing here.\n' },
    broken: { ...main, 'arch/cxa.json': '{ "name": ', 'arch/it.cxa': 'team it "IT {\nsystem {{{\n' },
  });
  const at = (path: string) => join(repository.folder, path);
  mkdirSync(at(`.git/lfs/objects/${lfs.slice(0, 2)}/${lfs.slice(2, 4)}`), { recursive: true });
  writeFileSync(at(`.git/lfs/objects/${lfs.slice(0, 2)}/${lfs.slice(2, 4)}/${lfs}`), team('Large'));
  for (const place of ['lib', 'arch/lib']) execFileSync('git', ['clone', '--quiet', library.folder, at(place)], { stdio: 'ignore' });
  for (const place of ['lib', 'arch/lib']) execFileSync('git', ['fetch', '--quiet', 'origin', 'one', 'two'], { cwd: at(place), stdio: 'ignore' });
  for (const place of ['lib', 'arch/lib']) rmSync(at(`${place}/shared.cxa`), { force: true });
  mkdirSync(at('node_modules/installed'), { recursive: true });
  writeFileSync(at('node_modules/installed/package.json'), manifest('installed', '2.0.0'));
  writeFileSync(at('node_modules/installed/p.cxa'), 'team p "Installed"\n');
}, 60_000);

afterAll(() => {
  rmSync(trap, { recursive: true, force: true });
  repository.remove();
  library.remove();
});

/** Everything that is said, by lines, without spaces around them. */
const lines = async (base: string, head: string, project?: string) => {
  const { text, stderr } = await repository.diff([base, head], project);
  return `${text}${stderr}`.split('\n').map((line) => line.trim());
};

test.each([
  ['a link to a file of the same commit is followed, over links to folders', 'main', 'linked', '+ team "Linked"'],
  ['a link that leads to itself', 'main', 'loop', 'In loop: a/x.cxa is a link that leads to itself; let it lead to a file.'],
  ['a link out of the repository', 'main', 'outside', 'In outside: out.cxa is a link that leads out of the repository, where no revision is; move what it leads to into the repository.'],
  ['an absolute link', 'main', 'absolute', 'In absolute: out.cxa is a link to /etc/hostname, an absolute path, which is followed in no revision; make it a relative one.'],
  ['a link is not listed, as on the disk', 'main', 'listed', 'Nothing is different.'],
  ['line ends and a mark of byte order are no difference', 'crlf', 'lf', 'Nothing is different.'],
  ['a file of Git LFS that was fetched', 'main', 'large', '~ team "Large": title IT → Large'],
  ['a file of Git LFS that was not', 'main', 'largeLost', 'In largeLost: arch/it.cxa is kept in Git LFS and has not been fetched for this revision; fetch it: git lfs fetch --all origin'],
  ['a submodule at the commit that is recorded', 'module', 'moduleTwo', '~ team "Shared two": title Shared one → Shared two'],
  ['a submodule that lacks the commit', 'module', 'moduleLost', `In moduleLost: The submodule lib lacks the commit 1111111111 that is recorded of it, so nothing in it is read; fetch it: git -C lib fetch origin ${'1'.repeat(40)}`],
  ['a submodule that is not checked out', 'main', 'moduleAbsent', 'In moduleAbsent: The submodule gone is not checked out, so nothing in it is read; get it: git submodule update --init gone'],
  ['a submodule in the folder of the project', 'main', 'within', '+ team "Deep"'],
  ['a package that is committed', 'vendored', 'vendoredNew', '~ team "New": title Old → New'],
  ['a package of the same repository', 'workspace', 'workspaceNew', '~ team "New": title Old → New'],
])('%s', async (_, base, head, expected) => {
  expect(await lines(base, head)).toContain(expected);
});

test('names with spaces, quotes, umlauts and line ends are read', async () => {
  expect((await lines('main', 'odd')).filter((line) => line.startsWith('+'))).toEqual(['+ team "A"', '+ team "B"', '+ team "C"', '+ team "D"', '+ team "E"']);
});

test('what a contract outside of the project says is read from the same revision', async () => {
  const report = JSON.parse((await repository.diff(['main', 'contract', '--format', 'json'])).text);
  expect(report.findings.introduced.filter(({ message }: { message: string }) => message.includes('cases.yaml'))).toEqual([expect.objectContaining({ message: expect.stringContaining('first') })]);
});

test('where only one version of a package is installed, both sides say so', async () => {
  expect(await lines('lockOld', 'lockNew')).toEqual([
    'Shop: lockOld → lockNew',
    'lockOld asks for installed 1.0.0 and lockNew for 2.0.0, but 2.0.0 is installed and both are read with it; to see what the other changes: check lockOld out beside this, run npm ci there, and compare the two folders.',
    '',
    'Nothing is different.',
    '',
  ]);
  expect((await lines('lockNew', 'lockOld')).join()).toContain('npm pack installed@1.0.0, and cxa template outdated --with its file.');
});

test('a project that was moved is found by its name, or by its files', async () => {
  const shown = (path: string) => relative(process.cwd(), join(repository.folder, path));
  const moved = await repository.diff(['movedOld', 'movedNew'], join(repository.folder, 'new'));
  expect(moved.text).toContain(`The project is in ${shown('old/place')} in movedOld and in ${shown('new')} in movedNew; the two are compared.`);
  expect(moved.text).toContain('1 element changed.');
  expect((await repository.diff(['movedOld', 'movedNew'], join(repository.folder, 'old/place'))).text).toContain('1 element changed.');
  expect((await repository.diff(['likeOld', 'likeNew'], join(repository.folder, 'two'))).text).toContain('1 element changed.');
  const { code, stderr } = await repository.diff(['twins', 'likeNew'], join(repository.folder, 'two'));
  expect([code, stderr]).toEqual([2, `cxa: The project in ${shown('two')} of likeNew may be any of these in twins; name the folder of each side with --project-base and --project: ${shown('one')}, ${shown('three')}\n`]);
  expect((await repository.diff(['twins', 'likeNew', '--project-base', join(repository.folder, 'three')], join(repository.folder, 'two'))).text).toContain('1 element changed.');
  expect((await repository.diff(['likeOld', 'unlike'], join(repository.folder, 'two'))).text).toContain('if it is one of these, moved and much changed, name the folder of each side');
});

test('a part of a project that becomes one of its own is compared with the whole', async () => {
  expect((await repository.diff(['deep', 'main'])).text).toContain('Nothing is different.');
});

test('a base without a project, and a broken one, say so', async () => {
  expect((await repository.diff(['empty', 'main'])).text).toContain('There is no architecture in empty: everything is new.');
  const { code, text } = await repository.diff(['broken', 'main']);
  expect(code).toBe(0);
  expect(text).toMatch(/mistakes? in the text of broken \(first in .*it\.cxa:\d\) may hide a part of it/);
  expect((await repository.diff(['empty', 'empty'])).code).toBe(2);
});

test('two branches are compared from where they went apart', async () => {
  repository.git('branch', '--force', 'fork', 'main');
  const tree = repository.git('rev-parse', 'odd^{tree}').trim();
  const commit = repository.git('-c', 'user.name=A', '-c', 'user.email=a@b', 'commit-tree', tree, '-p', 'main', '-m', 'x').trim();
  repository.git('branch', '--force', 'fork', commit);
  expect((await lines('fork...main', 'main')).join()).toContain('Nothing is different.');
  expect((await lines('main...linked', 'main')).join()).toContain('There is no revision "main...linked" in this repository');
});

test('a working tree beside, a bare repository and GIT_DIR are repositories too', async () => {
  const beside = join(trap, 'beside');
  const bare = join(trap, 'bare.git');
  repository.git('worktree', 'add', '--quiet', '--detach', beside, 'main');
  execFileSync('git', ['clone', '--quiet', '--bare', repository.folder, bare], { stdio: 'ignore' });
  try {
    expect((await lines('main', 'large', join(beside, 'arch'))).join()).toContain('title IT → Large');
    expect((await lines('main', 'linked', join(bare, 'arch'))).join()).toContain('+ team "Linked"');
    vi.stubEnv('GIT_DIR', bare);
    vi.stubEnv('GIT_WORK_TREE', trap);
    expect((await lines('main', 'linked', join(trap, 'arch'))).join()).toContain('+ team "Linked"');
  } finally {
    vi.unstubAllEnvs();
    repository.git('worktree', 'remove', '--force', beside);
  }
});

test('what a sparse checkout leaves out is not said to be deleted without a word', async () => {
  const clone = join(trap, 'sparse');
  execFileSync('git', ['clone', '--quiet', '--branch', 'odd', repository.folder, clone], { stdio: 'ignore' });
  execFileSync('git', ['sparse-checkout', 'set', 'elsewhere'], { cwd: clone, stdio: 'ignore' });
  const { text } = await repository.diff(['HEAD'], join(clone, 'arch'));
  expect(text).toContain('A sparse checkout leaves arch/#100%.cxa, arch/cxa.json, arch/it.cxa and 4 more out of the working tree');
});

test('a repository of another user is named with what allows it', async () => {
  vi.stubEnv('GIT_TEST_ASSUME_DIFFERENT_OWNER', '1');
  try {
    expect(await repository.diff(['main', 'odd'])).toMatchObject({ code: 2, text: '', stderr: expect.stringMatching(/^cxa: Git does not read .*, since it belongs to another user; allow it: git config --global --add safe\.directory \/\S+\n$/) });
  } finally {
    vi.unstubAllEnvs();
  }
});

test('a repository without a commit, and one of which git stops half way', async () => {
  const young = join(trap, 'young');
  mkdirSync(young);
  execFileSync('git', ['init', '--quiet'], { cwd: young });
  writeFileSync(join(young, 'a.cxa'), 'team a\n');
  expect(await repository.diff(['HEAD'], young)).toMatchObject({ code: 2, stderr: 'cxa: There is no commit in this repository yet, so "HEAD" is none; make the first one, or compare two folders.\n' });
  const filtered = join(trap, 'filtered');
  repository.git('config', 'uploadpack.allowFilter', 'true');
  execFileSync('git', ['clone', '--quiet', '--no-checkout', '--filter=blob:none', `file://${repository.folder}`, filtered], { stdio: 'ignore' });
  expect(await repository.diff(['origin/main', 'origin/odd'], join(filtered, 'arch'))).toMatchObject({ code: 2, stderr: expect.stringContaining('git fetch --refetch --no-filter origin') });
});

test('nothing that a repository configures is run, and neither the working tree nor the index is touched', async () => {
  const evil = join(trap, 'evil');
  cpSync(repository.folder, evil, { recursive: true });
  const mark = join(trap, 'ran');
  const script = join(trap, 'run.sh');
  writeFileSync(script, `#!/bin/sh\necho "$0 $*" >> ${mark}\n`);
  chmodSync(script, 0o755);
  for (const hook of ['post-index-change', 'post-checkout', 'reference-transaction', 'pre-auto-gc', 'fsmonitor-watchman']) cpSync(script, join(evil, '.git/hooks', hook));
  writeFileSync(join(evil, '.gitattributes'), '*.cxa diff=evil filter=evil working-tree-encoding=UTF-16 export-subst\n');
  writeFileSync(join(evil, '.git/info/attributes'), '*.cxa diff=evil filter=evil\n');
  const keys = ['core.fsmonitor', 'core.sshCommand', 'core.pager', 'core.editor', 'core.askPass', 'core.alternateRefsCommand', 'core.gitProxy', 'diff.external', 'diff.evil.textconv', 'diff.evil.command', 'filter.evil.smudge', 'filter.evil.clean', 'filter.evil.process', 'remote.origin.uploadpack', 'gpg.program', 'credential.helper', 'pager.ls-tree', 'uploadpack.packObjectsHook'];
  // Of an object that is missing, git would ask this remote.
  const settings = { ...Object.fromEntries(keys.map((key) => [key, script])), 'log.showSignature': 'true', 'remote.origin.url': `ext::${script} %S`, 'remote.origin.promisor': 'true', 'protocol.ext.allow': 'always', 'extensions.partialClone': 'origin' };
  const sections = Object.entries(settings).map(([key, value]) => {
    const [section = '', ...rest] = key.split('.');
    return `[${section}${rest.length > 1 ? ` "${rest[0]}"` : ''}]\n\t${rest.at(-1)} = "${value}"\n`;
  });
  appendFileSync(join(evil, '.git/config'), sections.join(''));
  const blob = execFileSync('git', ['rev-parse', 'odd:arch/ümläut.cxa'], { cwd: evil, encoding: 'utf8' }).trim();
  execFileSync('git', ['unpack-objects', '-q'], { cwd: evil, stdio: ['pipe', 'ignore', 'ignore'], input: readFileSync(packOf(evil)) });
  for (const pack of readdirSync(join(evil, '.git/objects/pack'))) rmSync(join(evil, '.git/objects/pack', pack));
  rmSync(join(evil, '.git/objects', blob.slice(0, 2), blob.slice(2)), { force: true });
  rmSync(mark, { force: true });
  const before = stateOf(evil);
  expect((await repository.diff(['main', 'linked'], join(evil, 'arch'))).text).toContain('+ team "Linked"');
  expect((await repository.diff(['main'], join(evil, 'arch'))).code).toBe(0);
  expect((await repository.diff(['main', 'odd'], join(evil, 'arch'))).code).toBe(2);
  for (const revision of ['--upload-pack=./run.sh', '-x', '--output=ran', `ext::${script}`, `main;${script}`, `$(${script})`, 'main\nodd']) {
    const { code, stderr } = await repository.diff(['--', revision], join(evil, 'arch'));
    expect([revision, code, stderr]).toEqual([revision, 2, expect.stringContaining('There is no revision')]);
  }
  expect(existsSync(mark)).toBe(false);
  expect(stateOf(evil)).toEqual(before);
});

function packOf(folder: string): string {
  const packs = join(folder, '.git/objects/pack');
  const moved = join(trap, 'moved.pack');
  const [pack = ''] = readdirSync(packs).filter((name) => name.endsWith('.pack'));
  cpSync(join(packs, pack), moved);
  for (const name of readdirSync(packs)) rmSync(join(packs, name));
  return moved;
}

/** Every file of a repository with its time and text, the index too. */
function stateOf(folder: string): Readonly<Record<string, string>> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(files.map((entry) => {
    const path = join(entry.parentPath, entry.name);
    return [relative(folder, path), `${statSync(path).mtimeMs} ${createHash('sha256').update(readFileSync(path)).digest('hex')}`];
  }));
}
