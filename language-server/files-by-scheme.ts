import type { FileSystem } from './file-system.ts';

/** The disk for what lies on it, and the editor for all else. */
export function filesByScheme(disk: FileSystem, editor: FileSystem): FileSystem {
  const of = (uri: string): FileSystem => (uri.startsWith('file:') ? disk : editor);
  return {
    read: (uri) => of(uri).read(uri),
    list: (folder, options) => of(folder).list(folder, options),
    exists: (uri) => of(uri).exists(uri),
    folders: (folder) => of(folder).folders(folder),
    followLinks: (folder) => of(folder).followLinks(folder),
  };
}
