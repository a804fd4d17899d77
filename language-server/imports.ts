import type { FileSystem } from './file-system.ts';
import { parentFolder } from './project-finder.ts';

/** The files that an import line brings in, or the sentence that says why there are none. */
export type ImportAnswer = { readonly files: readonly string[] } | { readonly problem: string };

/** Resolves `./other/shared.cxa` against the importing file and `@acme/cx-patterns` against `node_modules` upwards. */
export async function resolveImport(files: FileSystem, from: string, path: string): Promise<ImportAnswer> {
  if (/^[a-z]+:\/\//i.test(path)) return { problem: `"${path}" is an address; imports are files or installed packages and are never fetched.` };
  if (path.startsWith('.') || path.startsWith('/') || path.endsWith('.cxa')) {
    const uri = new URL(path, from).href;
    if (!path.endsWith('.cxa')) return { problem: `"${path}" is no .cxa file; name a file, such as "./shared.cxa".` };
    if (!(await files.exists(uri))) return { problem: `There is no file "${path}" here; correct the path or remove the import.` };
    return { files: [uri] };
  }
  for (let folder = parentFolder(from); folder.includes('/'); folder = parentFolder(folder)) {
    const root = `${folder}/node_modules/${path}`;
    if (await files.exists(`${root}/package.json`)) return packageFiles(files, root, path);
    if (folder.endsWith('/') || folder.endsWith(':')) break;
  }
  return { problem: `The package "${path}" is not installed; run: npm install ${path}` };
}

async function packageFiles(files: FileSystem, root: string, name: string): Promise<ImportAnswer> {
  const manifest = await files.read(`${root}/package.json`);
  const patterns = 'text' in manifest ? filePatterns(manifest.text) : undefined;
  if (!patterns) return { problem: `The package "${name}" does not name its files: its package.json lacks "cxa": { "files": ["*.cxa"] }.` };
  const matchers = patterns.map(globExpression);
  const all = await files.list(root);
  const found = all.filter((uri) => uri.endsWith('.cxa') && matchers.some((matcher) => matcher.test(uri.slice(root.length + 1))));
  return found.length > 0 ? { files: found } : { problem: `The package "${name}" has no file that fits ${patterns.join(', ')}.` };
}

function filePatterns(text: string): readonly string[] | undefined {
  try {
    const manifest: unknown = JSON.parse(text);
    const cxa = typeof manifest === 'object' && manifest !== null && 'cxa' in manifest ? manifest.cxa : undefined;
    const patterns = typeof cxa === 'object' && cxa !== null && 'files' in cxa ? cxa.files : undefined;
    return Array.isArray(patterns) && patterns.every((pattern) => typeof pattern === 'string') ? patterns : undefined;
  } catch {
    return undefined;
  }
}

/** `*` within a folder, `**` over folders, `?` one character: what package manifests and `exclude` use. */
export function globExpression(pattern: string): RegExp {
  const source = pattern
    .replace(/^\.\//, '')
    .split(/(\*\*\/|\*\*|\*|\?)/)
    .map((part) => globParts[part] ?? part.replace(/[.+^${}()|[\]\\]/g, '\\$&'))
    .join('');
  return new RegExp(`^${source}$`);
}

const globParts: Readonly<Record<string, string>> = { '**/': '(?:.*/)?', '**': '.*', '*': '[^/]*', '?': '[^/]' };
