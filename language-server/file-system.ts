import { globExpression } from './glob.ts';

/** What the language service reads from; a disk, an editor's virtual folder, or texts in a test. Paths are URIs. */
export interface FileSystem {
  /** The text, or the sentence that says why it cannot be read. */
  read(uri: string): Promise<FileText>;
  /** Every `.cxa` file and `cxa.json` below a folder, or every file that fits the patterns, sorted, without `node_modules`, hidden folders and links. */
  list(folder: string, options?: ListOptions): Promise<readonly string[]>;
  exists(uri: string): Promise<boolean>;
  /** The names of the folders right inside a folder, links to folders included, sorted; none where it is no folder. */
  folders(folder: string): Promise<readonly string[]>;
  /** Where a folder really is, without a slash at the end; as it is given where no link leads to it. */
  followLinks(folder: string): Promise<string>;
}

export interface ListOptions {
  /** How many levels of folders are searched: 1 is the folder alone. All when left out. */
  readonly depth?: number;
  /** What is looked for, relative to the folder, as `globExpression` reads it; `.cxa` files and `cxa.json` when left out. */
  readonly patterns?: readonly string[];
}

/** The files of the language. */
export const sourcePatterns = ['**/*.cxa', '**/cxa.json'] as const;

export type FileText = { readonly text: string } | { readonly problem: string };

/** Larger files are not read. */
export const largestFile = 4 * 1024 * 1024;

/** The text of a file's bytes, or why they are none that we read. */
export function decodeFile(name: string, bytes: Uint8Array): FileText {
  if (bytes.length > largestFile) {
    return { problem: `${name} is larger than 4 MiB and was not read; split it into several files.` };
  }
  if (startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff])) return { problem: `${name} is written in UTF-16 and was not read; save it as UTF-8.` };
  if (bytes.subarray(0, 8000).includes(0)) return { problem: `${name} is a binary file, not a text; it was not read.` };
  const text = new TextDecoder('utf-8', { ignoreBOM: false }).decode(bytes);
  return { text };
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, place) => bytes[place] === byte);
}

/** A file system of texts, for tests and for text that is on no disk. */
export function createMemoryFiles(files: ReadonlyMap<string, string>): FileSystem {
  return {
    async read(uri) {
      const text = files.get(uri);
      return text === undefined ? { problem: `${uri} does not exist.` } : { text };
    },
    async list(folder, { depth = Number.POSITIVE_INFINITY, patterns = sourcePatterns } = {}) {
      const prefix = folder.endsWith('/') ? folder : `${folder}/`;
      const expressions = patterns.map(globExpression);
      return [...files.keys()]
        .filter((uri) => uri.startsWith(prefix) && expressions.some((expression) => expression.test(decodeURI(uri.slice(prefix.length)))))
        .filter((uri) => uri.slice(prefix.length).split('/').length <= depth && !uri.slice(prefix.length).split('/').includes('node_modules'))
        .sort();
    },
    async exists(uri) {
      return files.has(uri);
    },
    async folders(folder) {
      const inner = [...files.keys()].filter((uri) => uri.startsWith(`${folder}/`)).map((uri) => uri.slice(folder.length + 1).split('/'));
      return [...new Set(inner.flatMap(([name, ...rest]) => (name !== undefined && rest.length > 0 ? [name] : [])))].sort();
    },
    async followLinks(folder) {
      return folder;
    },
  };
}
