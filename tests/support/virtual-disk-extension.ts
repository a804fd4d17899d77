import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { build } from 'esbuild';

const MANIFEST = {
  name: 'virtual-disk',
  publisher: 'tests',
  version: '1.0.0',
  engines: { vscode: '^1.100.0' },
  main: './main.cjs',
  browser: './main.cjs',
  activationEvents: ['onFileSystem:memfs'],
  capabilities: { virtualWorkspaces: true, untrustedWorkspaces: { supported: true } },
};

/**
 * Writes an extension with a virtual disk into a folder: its scheme is `memfs`, and it holds the files of another folder,
 * below a path.
 */
export async function writeVirtualDisk(target: string, source: string, path: string): Promise<void> {
  const entries = await readdir(source, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const texts = await Promise.all(
    files.map(async (file) => [`${path}/${relative(source, file).replaceAll('\\', '/')}`, await readFile(file, 'utf8')] as const),
  );
  await mkdir(target, { recursive: true });
  await writeFile(join(target, 'package.json'), JSON.stringify(MANIFEST));
  await build({
    entryPoints: [join(import.meta.dirname, 'virtual-disk.ts')],
    outfile: join(target, 'main.cjs'),
    bundle: true,
    format: 'cjs',
    platform: 'neutral',
    target: 'es2022',
    external: ['vscode'],
    logLevel: 'silent',
    define: { VIRTUAL_FILES: JSON.stringify(Object.fromEntries(texts)) },
  });
}

/** Puts extensions into the folder of those that are installed, as VS Code's own list of them has it. */
export async function installExtensions(target: string, folders: readonly string[]): Promise<void> {
  if (folders.length === 0) return;
  const installed = folders.map(async (folder) => {
    const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as typeof MANIFEST;
    const id = `${manifest.publisher}.${manifest.name}`;
    const relativeLocation = `${id}-${manifest.version}`;
    const path = join(target, relativeLocation);
    await cp(folder, path, { recursive: true });
    return { identifier: { id }, version: manifest.version, location: { $mid: 1, path, scheme: 'file' }, relativeLocation, metadata: {} };
  });
  await writeFile(join(target, 'extensions.json'), JSON.stringify(await Promise.all(installed)));
}
