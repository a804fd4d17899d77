import { execFileSync } from 'node:child_process';
import { cp, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { globSync } from 'tinyglobby';

const PROJECT = join(import.meta.dirname, '..');
const STAGE = join(PROJECT, 'out', 'package');

/** What VS Code needs. The command line and the Action stay out, as those who use them get them otherwise. */
const FILES = [
  'dist/**',
  'syntaxes/**',
  'schemas/**',
  'extension/**/*.{png,svg,md,json}',
  'language-configuration.json',
  'examples/quickstart/**',
  ...['README.md', 'CHANGELOG.md', 'LICENSE'],
];
const EXCEPT = ['**/*.map', 'dist/cli*', 'dist/action*', 'dist/elk-thread*', 'dist/fonts/**', 'dist/webview/static.*'];

/** Fields that serve npm and whoever works on the project; an installed extension has no use for them. */
const NOT_FOR_EDITORS = ['scripts', 'bin', 'files', 'exports', 'dependencies', 'devDependencies', 'allowScripts'];

/** Bytes. People open a project on a train; the extension should not be the reason to wait. */
const SIZE_AT_MOST = 2.5 * 1024 * 1024;

const manifest: Record<string, unknown> = JSON.parse(await readFile(join(PROJECT, 'package.json'), 'utf8'));
const packagePath = join(PROJECT, `${manifest.name}-${manifest.version}.vsix`);

execFileSync(process.execPath, [join(import.meta.dirname, 'build.ts'), '--minify'], { stdio: 'inherit' });
await stage();
await createVSIX({
  cwd: STAGE,
  packagePath,
  dependencies: false,
  allowMissingRepository: true,
  rewriteRelativeLinks: manifest.repository !== undefined,
});
await reportSize();

/** A folder with nothing but the extension, so that what is packed cannot depend on what lies around. */
async function stage(): Promise<void> {
  await rm(STAGE, { recursive: true, force: true });
  for (const path of globSync(FILES, { cwd: PROJECT, ignore: EXCEPT })) {
    await mkdir(dirname(join(STAGE, path)), { recursive: true });
    await cp(join(PROJECT, path), join(STAGE, path));
  }
  const fields = Object.entries(manifest).filter(([name]) => !NOT_FOR_EDITORS.includes(name));
  await writeFile(join(STAGE, 'package.json'), JSON.stringify(Object.fromEntries(fields), undefined, 2));
  // Empty: everything in this folder is meant to be packed.
  await writeFile(join(STAGE, '.vscodeignore'), '');
}

async function reportSize(): Promise<void> {
  const { size } = await stat(packagePath);
  const megabytes = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(2)} MB`;
  console.log(`${packagePath}: ${megabytes(size)}`);
  if (size <= SIZE_AT_MOST) return;
  console.error(`The package is larger than ${megabytes(SIZE_AT_MOST)}. out/bundle-contents.json says what is in it.`);
  process.exitCode = 1;
}
