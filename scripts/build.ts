import { chmod, copyFile, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { type BuildOptions, build, context, type Metafile } from 'esbuild';
import { bundles, copiedFiles } from './bundles.ts';

const PROJECT = join(import.meta.dirname, '..');
const DIST = join(PROJECT, 'dist');

const { values: options } = parseArgs({
  options: {
    /** For publishing: small, without source maps. */
    minify: { type: 'boolean', default: false },
    /** Builds again on every change until interrupted. */
    watch: { type: 'boolean', default: false },
  },
});

if (options.watch) await watchAll();
else await buildAll();

async function buildAll(): Promise<void> {
  const results = await Promise.allSettled(bundlesToBuild().map((bundle) => build(bundle)));
  const copied = await copyFiles();
  // Each has printed its own errors already.
  if (results.some(({ status }) => status === 'rejected')) process.exit(1);
  const metafiles = results.flatMap((result) =>
    result.status === 'fulfilled' && result.value.metafile !== undefined ? [result.value.metafile] : [],
  );
  const written = new Set([...copied, ...metafiles.flatMap((metafile) => Object.keys(metafile.outputs))]);
  await removeLeftovers(written);
  await chmod(join(DIST, 'cli.js'), 0o755);
  await writeMetafile(metafiles);
}

async function watchAll(): Promise<void> {
  await copyFiles();
  await Promise.all(bundlesToBuild().map(async (bundle) => (await context({ ...bundle, logLevel: 'info' })).watch()));
}

function bundlesToBuild(): readonly BuildOptions[] {
  return bundles.map((bundle) => ({
    minify: options.minify,
    sourcemap: !options.minify,
    ...bundle,
    absWorkingDir: PROJECT,
    outdir: 'dist',
    bundle: true,
    charset: 'utf8',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    legalComments: 'none',
    logLevel: 'warning',
    metafile: true,
  }));
}

async function copyFiles(): Promise<readonly string[]> {
  const copies = Object.entries(copiedFiles);
  await Promise.all(
    copies.map(async ([target, source]) => {
      await mkdir(dirname(join(PROJECT, target)), { recursive: true });
      await copyFile(join(PROJECT, source), join(PROJECT, target));
    }),
  );
  return copies.map(([target]) => target);
}

/** Removed after, not before, so that whoever runs the last build meanwhile finds every file of it. */
async function removeLeftovers(written: ReadonlySet<string>): Promise<void> {
  const entries = await readdir(DIST, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const leftovers = files.filter((file) => !written.has(relative(PROJECT, file).replaceAll('\\', '/')));
  await Promise.all(leftovers.map((file) => rm(file, { force: true })));
}

/** What is in each file and why; https://esbuild.github.io/analyze/ draws it. */
async function writeMetafile(metafiles: readonly Metafile[]): Promise<void> {
  const whole: Metafile = {
    inputs: Object.assign({}, ...metafiles.map(({ inputs }) => inputs)),
    outputs: Object.assign({}, ...metafiles.map(({ outputs }) => outputs)),
  };
  await mkdir(join(PROJECT, 'out'), { recursive: true });
  await writeFile(join(PROJECT, 'out', 'bundle-contents.json'), JSON.stringify(whole));
}
