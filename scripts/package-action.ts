import { execFileSync } from 'node:child_process';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { globSync } from 'tinyglobby';

const PROJECT = join(import.meta.dirname, '..');

const { values: options } = parseArgs({
  options: {
    /** Takes the programs that are in `dist` instead of building small ones. */
    built: { type: 'boolean', default: false },
    /** A folder, which is emptied first. */
    to: { type: 'string', default: join(PROJECT, 'out', 'action') },
  },
});
const TREE = resolve(options.to);

/** What a ref carries that `uses:` names: the Action with its programs, so that a run installs and builds nothing. */
const FILES = ['action.yml', 'dist/**', '.pre-commit-hooks.yaml', 'docs/pull-requests.md', 'LICENSE'];

/** What only editors run. */
const EXCEPT = ['**/*.map', 'dist/extension*', 'dist/server*'];

/** Draws PNG; native, so it is there for the platform on which this runs. Without it all other formats work. */
const NATIVE = globSync('node_modules/@resvg/*/**', { cwd: PROJECT, followSymbolicLinks: true });

if (!options.built) execFileSync(process.execPath, [join(import.meta.dirname, 'build.ts'), '--minify'], { stdio: 'inherit' });
await rm(TREE, { recursive: true, force: true });
for (const path of [...globSync(FILES, { cwd: PROJECT, ignore: EXCEPT, dot: true }), ...NATIVE]) {
  await mkdir(dirname(join(TREE, path)), { recursive: true });
  await cp(join(PROJECT, path), join(TREE, path), { dereference: true });
}
const { name, version, license, type, engines, bin }: Record<string, unknown> = JSON.parse(await readFile(join(PROJECT, 'package.json'), 'utf8'));
// Without it Node takes the programs for CommonJS.
await writeFile(join(TREE, 'package.json'), `${JSON.stringify({ name, version, license, type, engines, bin }, undefined, 2)}\n`);
console.log(`${TREE}: commit this tree to the ref that workflows name, as v${String(version).split('.')[0]}.`);
