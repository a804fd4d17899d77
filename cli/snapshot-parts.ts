import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import type { Project } from '../language-server/project.ts';

/** A part of a snapshot as it is written: base64 of zlib's format, which holds no letter that a page could take for its own. */
export interface PackedPart {
  readonly text: string;
}

export interface Packer {
  /** Packs a part and returns its name: what it is, and what tells one content from another. */
  readonly pack: (label: string, part: unknown) => string;
  /** The same under a name that is known beforehand. */
  readonly put: (name: string, part: unknown) => void;
  readonly parts: () => ReadonlyMap<string, PackedPart>;
  /** Code points of every letter in any of them. */
  readonly letters: () => ReadonlySet<number>;
}

/** Packs parts in which the files of the projects are named from the folder around them all, and not from this machine's root. */
export function createPacker(projects: readonly Project[]): Packer {
  const around = folderAround(projects.flatMap(({ root, documents, state }) => [`${root}/`, ...documents.all().map(({ uri }) => uri), ...(state().model.contracts?.keys() ?? [])]));
  const parts = new Map<string, PackedPart>();
  const letters = new Set<number>();
  const packed = (part: unknown): PackedPart => {
    const json = JSON.stringify(part);
    for (const letter of json) letters.add(letter.codePointAt(0) ?? 0);
    return { text: deflateSync(around === '' ? json : json.replaceAll(around, ''), { level: 9 }).toString('base64') };
  };
  return {
    pack: (label, part) => {
      const content = packed(part);
      const name = `${fileWord(label)}-${createHash('sha256').update(content.text).digest('hex').slice(0, 10)}`;
      parts.set(name, content);
      return name;
    },
    put: (name, part) => void parts.set(name, packed(part)),
    parts: () => parts,
    letters: () => letters,
  };
}

/** With the slash at its end; one above a single project, so that its own name stays. Empty where there is none. */
function folderAround(uris: readonly string[]): string {
  const files = uris.filter((uri) => uri.startsWith('file:'));
  const [first = '', ...others] = files;
  let common = first;
  for (const uri of others) while (!uri.startsWith(common)) common = common.slice(0, -1);
  const folder = common.slice(0, common.lastIndexOf('/'));
  const parent = folder.slice(0, folder.lastIndexOf('/') + 1);
  return parent.length > 'file:///'.length ? parent : '';
}

/** For a file's name on any system: short, and without letters that one of them does not take. */
function fileWord(label: string): string {
  return label.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 60) || 'part';
}
