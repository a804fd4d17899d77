import type { FileSystem } from './file-system.ts';

/** What stands in a `package.json`; only that it is an object is known. */
export type Manifest = Readonly<Record<string, unknown>>;

/** The `package.json` of a folder; undefined where there is none, or where it is no JSON object. */
export async function readManifest(files: FileSystem, folder: string): Promise<Manifest | undefined> {
  const uri = `${folder}/package.json`;
  if (!(await files.exists(uri))) return undefined;
  const file = await files.read(uri);
  if (!('text' in file)) return undefined;
  try {
    const manifest: unknown = JSON.parse(file.text.replace(/^\uFEFF/, ''));
    return typeof manifest === 'object' && manifest !== null ? (manifest as Manifest) : undefined;
  } catch {
    return undefined;
  }
}

/** What stands under a name in its `cxa` field. */
export function cxaField({ cxa }: Manifest, name: string): unknown {
  return typeof cxa === 'object' && cxa !== null ? (cxa as Manifest)[name] : undefined;
}

export function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}
