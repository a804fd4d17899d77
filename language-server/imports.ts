import type { FileSystem } from './file-system.ts';
import { globExpression } from './glob.ts';
import { findPackage } from './package-finder.ts';
import { cxaField, isTexts, readManifest } from './package-manifest.ts';
import type { Manifest } from './package-manifest.ts';

/** The files that an import line brings in, or the sentence that says why there are none. */
export type ImportAnswer = { readonly files: readonly string[] } | { readonly problem: string };

/** Resolves `./other/shared.cxa` against the importing file and `@acme/cx-patterns` as an installed package or one of the same repository. */
export async function resolveImport(files: FileSystem, from: string, path: string): Promise<ImportAnswer> {
  if (path.trim() === '') return { problem: 'An import names a file or an installed package; write which one.' };
  if (/^[a-z]+:\/\//i.test(path)) return { problem: `"${path}" is an address; imports are files or installed packages and are never fetched.` };
  if (path.startsWith('.') || path.startsWith('/') || path.endsWith('.cxa')) {
    const uri = new URL(path, from).href;
    if (!path.endsWith('.cxa')) return { problem: `"${path}" is no .cxa file; name a file, such as "./shared.cxa".` };
    if (!(await files.exists(uri))) return { problem: `There is no file "${path}" here; correct the path or remove the import.` };
    return { files: [uri] };
  }
  const root = await findPackage(files, from, path);
  if (root === undefined) return { problem: `The package "${path}" is not installed; run: npm install ${path}` };
  return packageFiles(files, root, path);
}

/** The files that a package in a folder brings to who imports it. */
export async function packageFiles(files: FileSystem, root: string, name: string): Promise<ImportAnswer> {
  const manifest = await readManifest(files, root);
  if (!manifest) return { problem: `The package.json of "${name}" is no JSON object; install the package again or mend it.` };
  const patterns = filePatterns(manifest);
  if (!patterns) return { problem: `The package "${name}" does not name its files: its package.json lacks "cxa": { "files": ["*.cxa"] }.` };
  const matchers = patterns.flatMap((pattern) => (pattern.endsWith('.cxa') ? [pattern] : [`${pattern.replace(/\/$/, '')}/**`])).map(globExpression);
  const all = await files.list(root);
  const found = all.filter((uri) => uri.endsWith('.cxa') && matchers.some((matcher) => matcher.test(decodeURI(uri.slice(root.length + 1)))));
  return found.length > 0 ? { files: found } : { problem: `The package "${name}" has no file that fits ${patterns.join(', ')}.` };
}

/** A pattern names files, or a folder for all that is in it, as in npm's own `files`. */
function filePatterns(manifest: Manifest): readonly string[] | undefined {
  const patterns = cxaField(manifest, 'files');
  return isTexts(patterns) ? patterns : undefined;
}
