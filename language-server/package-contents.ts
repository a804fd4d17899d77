import type { Element, ElementOf } from '../model/element.ts';
import type { FileSystem } from './file-system.ts';
import { packageFiles } from './imports.ts';
import { findPackages } from './package-finder.ts';
import { cxaField, readManifest } from './package-manifest.ts';
import { readTexts } from './read-texts.ts';

/** A package in reach, and what an import of it would bring. */
export interface PackageContents {
  readonly name: string;
  readonly version?: string;
  readonly description?: string;
  readonly root: string;
  /** Its `"cxa": { "template": "…" }`: the one that is meant by the package's name alone. */
  readonly mainTemplate?: string;
  readonly templates: readonly ElementOf<'template'>[];
  /** What it declares outside of templates. */
  readonly elements: readonly Element[];
}

/** Reads every package that a file could import; one that cannot be read brings nothing. */
export async function readPackages(files: FileSystem, from: string): Promise<readonly PackageContents[]> {
  const contents: PackageContents[] = [];
  for (const { name, root } of await findPackages(files, from)) contents.push(await readPackage(files, root, name));
  return contents;
}

/** Reads the package in a folder. */
export async function readPackage(files: FileSystem, root: string, name: string): Promise<PackageContents> {
  const answer = await packageFiles(files, root, name);
  const manifest = await readManifest(files, root);
  const texts: { uri: string; text: string }[] = [];
  for (const uri of 'files' in answer ? answer.files : []) {
    const file = await files.read(uri);
    if ('text' in file) texts.push({ uri, text: file.text });
  }
  const { elements } = readTexts(texts, name).model;
  const mainTemplate = manifest === undefined ? undefined : cxaField(manifest, 'template');
  return {
    name,
    root,
    ...(typeof manifest?.version === 'string' && { version: manifest.version }),
    ...(typeof manifest?.description === 'string' && { description: manifest.description }),
    ...(typeof mainTemplate === 'string' && { mainTemplate }),
    templates: elements.filter((element) => element.kind === 'template'),
    elements: elements.filter((element) => element.kind !== 'template' && element.parent === undefined && !element.undeclared),
  };
}
