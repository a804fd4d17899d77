import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { decodeFile, largestFile } from '../language-server/file-system.ts';
import { createNodeFiles } from '../language-server/node-files.ts';
import { UsageError } from './usage-error.ts';

/** A package that is not installed: its name, its version and its texts, by path below its folder. */
export interface GivenPackage {
  readonly name: string;
  readonly version: string;
  /** As it was given. */
  readonly path: string;
  readonly texts: ReadonlyMap<string, string>;
}

/** Reads a package from its folder or from the archive that `npm pack` makes; anything else is a `UsageError`. */
export async function readGivenPackage(path: string): Promise<GivenPackage> {
  const full = resolve(path);
  if (!existsSync(full)) throw new UsageError(`"${path}" does not exist; name the folder of a package or a .tgz file that npm packs.`);
  const texts = statSync(full).isDirectory() ? await folderTexts(full) : archiveTexts(path, readFileSync(full));
  const { name, version } = manifestOf(texts.get('package.json'));
  if (typeof name === 'string' && typeof version === 'string') return { name, version, path, texts };
  throw new UsageError(`"${path}" is no package: its package.json does not state a name and a version.`);
}

/** Each of `--with`, which can be repeated; the same package twice is a mistake. */
export async function readGivenPackages(paths: readonly string[]): Promise<readonly GivenPackage[]> {
  const given = await Promise.all(paths.map(readGivenPackage));
  for (const [place, { name, path }] of given.entries()) {
    const before = given.slice(0, place).find((each) => each.name === name);
    if (before) throw new UsageError(`"${before.path}" and "${path}" are both the package ${name}; name one of them.`);
  }
  return given;
}

async function folderTexts(folder: string): Promise<ReadonlyMap<string, string>> {
  const files = createNodeFiles();
  const root = pathToFileURL(folder).href;
  const texts = new Map<string, string>();
  for (const uri of await files.list(root, { patterns: textFiles.map((extension) => `**/*.${extension}`) })) {
    const file = await files.read(uri);
    if ('text' in file) texts.set(decodeURI(uri.slice(root.length + 1)), file.text);
  }
  return texts;
}

/** What is written in the language, and the contracts that it may name. */
const textFiles = ['cxa', 'json', 'yaml', 'yml', 'wsdl', 'xml', 'xsd', 'graphql', 'graphqls', 'gql', 'proto'] as const;

function archiveTexts(path: string, bytes: Uint8Array): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const { name, content } of tarEntries(unzipped(path, bytes))) {
    // npm puts everything into one folder, whatever it is called.
    const inside = name.slice(name.indexOf('/') + 1);
    const file = textFiles.some((extension) => inside.endsWith(`.${extension}`)) ? decodeFile(basename(inside), content) : { problem: '' };
    if ('text' in file) texts.set(inside, file.text);
  }
  return texts;
}

function unzipped(path: string, bytes: Uint8Array): Uint8Array {
  try {
    return gunzipSync(bytes, { maxOutputLength: 16 * largestFile });
  } catch {
    throw new UsageError(`"${path}" cannot be read as a package; name a folder or a .tgz file that npm packs.`);
  }
}

/** The files of a tar archive (POSIX.1-2001): blocks of 512 bytes, a head and then the content; long names stand before it. */
function* tarEntries(bytes: Uint8Array): Iterable<{ readonly name: string; readonly content: Uint8Array }> {
  let longName: string | undefined;
  for (let at = 0; at + 512 <= bytes.length; ) {
    const head = bytes.subarray(at, at + 512);
    const name = field(head, 0, 100);
    if (name === '') return;
    const size = Number.parseInt(field(head, 124, 12).trim(), 8);
    if (!Number.isFinite(size)) return;
    const content = bytes.subarray(at + 512, at + 512 + size);
    const type = field(head, 156, 1);
    const prefix = field(head, 345, 155);
    if (type === 'x') longName = /\d+ path=([^\n]*)\n/.exec(new TextDecoder().decode(content))?.[1];
    else {
      if (type === '' || type === '0') yield { name: longName ?? (prefix === '' ? name : `${prefix}/${name}`), content };
      longName = undefined;
    }
    at += 512 + Math.ceil(size / 512) * 512;
  }
}

/** Up to the first zero. */
function field(head: Uint8Array, from: number, length: number): string {
  const bytes = head.subarray(from, from + length);
  const end = bytes.indexOf(0);
  return new TextDecoder().decode(end < 0 ? bytes : bytes.subarray(0, end));
}

function manifestOf(text: string | undefined): { readonly name?: unknown; readonly version?: unknown } {
  try {
    const manifest: unknown = JSON.parse(text ?? '');
    return typeof manifest === 'object' && manifest !== null ? manifest : {};
  } catch {
    return {};
  }
}
