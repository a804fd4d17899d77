import { contractTexts, contractUris } from '../../model/contracts.ts';
import type { ContractFile } from '../../model/contracts.ts';
import { nearest } from '../../model/nearest.ts';
import { sameValue } from '../../model/same-value.ts';
import type { FileSystem } from '../file-system.ts';
import type { Fragment } from '../fragment.ts';
import { parentFolder } from '../project-finder.ts';
import { fileName, isReadable, readContract } from './read-contract.ts';

/** The contracts that the texts of a project name, read. A file is read when it is first named, and when it has changed. */
export interface ContractFiles {
  /** Reads what is newly named and forgets what is not any more; true when there was any of either. */
  follow(fragments: readonly Fragment[]): Promise<boolean>;
  /** Reads a file again, or all at or below a folder; true when something came out differently. */
  refresh(uri: string): Promise<boolean>;
  /** Whether it is one of them or the folder of one; one that is not there yet counts. */
  concerns(uri: string): boolean;
  /** By URI, as `contractUris` gives it; the same map while nothing has changed. */
  all(): ReadonlyMap<string, ContractFile>;
}

export function createContractFiles(fileSystem: FileSystem): ContractFiles {
  const known = new Map<string, Known>();
  let all: ReadonlyMap<string, ContractFile> | undefined;
  let followed: readonly Fragment[] = [];

  /** True when it came out differently. */
  async function read(uri: string): Promise<boolean> {
    const before = known.get(uri);
    const after = await look(fileSystem, uri, before);
    if (after === before) return false;
    known.set(uri, after);
    all = undefined;
    return true;
  }

  return {
    async follow(fragments) {
      if (fragments.length === followed.length && fragments.every((fragment, place) => fragment === followed[place])) return false;
      followed = fragments;
      const wanted = new Set(fragments.flatMap(namedIn));
      let changed = false;
      for (const uri of known.keys()) {
        if (wanted.has(uri)) continue;
        known.delete(uri);
        all = undefined;
        changed = true;
      }
      const came = await Promise.all([...wanted].filter((uri) => !known.has(uri)).map(read));
      return came.some(Boolean) || changed;
    },
    async refresh(uri) {
      let changed = false;
      for (const each of [...known.keys()]) if (isAtOrBelow(each, uri)) changed = (await read(each)) || changed;
      return changed;
    },
    concerns: (uri) => [...known.keys()].some((each) => isAtOrBelow(each, uri)),
    all() {
      all ??= new Map([...known].map(([uri, { file }]) => [uri, file] as const).sort(([a], [b]) => (a < b ? -1 : 1)));
      return all;
    },
  };
}

interface Known {
  /** Undefined of what was not read as a text. */
  readonly text: string | undefined;
  readonly file: ContractFile;
}

/** The same as before where the text is the same: reading it again would find the same. */
async function look(fileSystem: FileSystem, uri: string, before: Known | undefined): Promise<Known> {
  const keep = (file: ContractFile): Known => (before && before.text === undefined && sameValue(before.file, file) ? before : { text: undefined, file });
  if (!(await fileSystem.exists(uri))) return keep(await absent(fileSystem, uri));
  if ((await fileSystem.folders(parentFolder(uri))).includes(fileName(uri))) {
    return keep({ kind: 'unreadable', problem: `${fileName(uri)} is a folder; name the file in it.` });
  }
  if (!isReadable(uri)) return keep({ kind: 'document', format: 'other', operations: undefined });
  const found = await fileSystem.read(uri);
  if ('problem' in found) return keep({ kind: 'unreadable', problem: found.problem });
  return before?.text === found.text ? before : { text: found.text, file: await readContract(uri, found.text) };
}

/** What a file is found to be, without keeping it. */
export async function lookAtContract(fileSystem: FileSystem, uri: string): Promise<ContractFile> {
  return (await look(fileSystem, uri, undefined)).file;
}

/** Not there: the file that is there and called nearly so. */
async function absent(fileSystem: FileSystem, uri: string): Promise<ContractFile> {
  // In a file system of texts a folder is what has files in it, not something that is there itself.
  if ((await fileSystem.folders(parentFolder(uri))).includes(fileName(uri))) {
    return { kind: 'unreadable', problem: `${fileName(uri)} is a folder; name the file in it.` };
  }
  const beside = await fileSystem.list(parentFolder(uri), { depth: 1, patterns: ['*'] });
  const near = nearestFile(fileName(uri), beside.map(fileName));
  return near === undefined ? { kind: 'absent' } : { kind: 'absent', nearest: near };
}

/** Spelt nearly so, or with another ending: `cases.yaml` for `cases.openapi.yaml`. */
function nearestFile(name: string, names: readonly string[]): string | undefined {
  const stem = (file: string) => file.toLowerCase().replace(/\..*$/, '');
  const same = names.filter((each) => each.toLowerCase() === name.toLowerCase());
  return same[0] ?? nearest(name, names) ?? names.find((each) => stem(each) === stem(name));
}

function isAtOrBelow(uri: string, folder: string): boolean {
  return uri === folder || uri.startsWith(`${folder}/`);
}

const named = new WeakMap<Fragment, readonly string[]>();

/** Where the contracts lie that a document names; found once for each reading of it. */
function namedIn(fragment: Fragment): readonly string[] {
  const found = named.get(fragment) ?? findNamed(fragment);
  named.set(fragment, found);
  return found;
}

function findNamed({ elements, sources }: Fragment): readonly string[] {
  const uris: string[] = [];
  for (const element of elements) {
    const texts = contractTexts(element);
    const source = texts.length === 0 ? undefined : sources.get(element.id);
    if (source) for (const { text } of texts) uris.push(...contractUris(text, source));
  }
  return uris;
}
