import { posix } from 'node:path';

/** A file of the project, with `/` in its path, relative to the project's folder. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

interface Room {
  /** Files and folders of the project that it may import from, besides itself. */
  readonly from: readonly string[];
  /** Whether it runs in Node alone; else it also runs in a browser and in a web worker, where there is no `node:`. */
  readonly node: boolean;
  /** Packages that it may import; any when left out. */
  readonly packages?: readonly string[];
}

/** Imports run one way. The longest path that a file's path begins with is its room. */
const ROOMS: Readonly<Record<string, Room>> = {
  'model/': { from: [], node: false, packages: [] },
  'diagram/': { from: ['model/'], node: false, packages: ['preact', 'preact-render-to-string', 'elkjs'] },
  'language-server/': { from: ['model/', 'diagram/'], node: true },
  'cli/': { from: ['model/', 'diagram/', 'language-server/', 'extension/webview/'], node: true },
  // Runs `cxa` as everybody does, and shares with it only how texts are made harmless.
  'action/': { from: ['cli/git.ts', 'cli/markdown-text.ts', 'cli/plain-line.ts', 'cli/usage-error.ts', 'model/phrases.ts'], node: true, packages: [] },
  'extension/': { from: ['model/', 'diagram/', 'language-server/protocol.ts', 'language-server/starter-project.ts'], node: true },
  'extension/webview/': { from: ['model/', 'diagram/', 'language-server/protocol.ts'], node: false },
};

/** Packages that only some places may know, so that they can be replaced there. */
const OWNERS: Readonly<Record<string, readonly string[]>> = {
  langium: ['language-server/'],
  vscode: ['extension/'],
  // The threads that ELK runs on are the host's business, what it is asked is the layout's.
  elkjs: ['diagram/layout/', 'cli/elk-thread.ts', 'extension/webview/'],
};

/** One sentence for each import that runs the wrong way. Files outside the rooms (tests, scripts) may import anything. */
export function findWrongImports(file: SourceFile): readonly string[] {
  const room = roomOf(file.path);
  if (room === undefined) return [];
  return importsOf(file.text).flatMap((specifier) => {
    const reason = specifier.startsWith('.')
      ? reasonAgainstFile(posix.join(posix.dirname(file.path), specifier), room)
      : reasonAgainstPackage(specifier, file.path, room);
    return reason === undefined ? [] : [`${file.path} imports ${specifier}: ${reason}`];
  });
}

function reasonAgainstFile(target: string, room: string): string | undefined {
  if (roomOf(target) === room) return undefined;
  const from = ROOMS[room]?.from ?? [];
  // A folder that is no room, such as one of JSON Schemas, knows nothing of any other.
  if (roomOf(target) === undefined || from.some((allowed) => target.startsWith(allowed))) return undefined;
  return from.length === 0 ? `${room} imports nothing outside itself` : `${room} imports only from ${from.join(', ')}`;
}

function reasonAgainstPackage(specifier: string, path: string, room: string): string | undefined {
  if (specifier.startsWith('node:')) {
    return ROOMS[room]?.node === true ? undefined : `${room} also runs in a browser`;
  }
  const name = specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
  const owners = OWNERS[name];
  if (owners !== undefined && !owners.some((owner) => path.startsWith(owner))) {
    return `${name} is known to ${owners.join(', ')} alone`;
  }
  if (name === 'vscode' && room === 'extension/webview/') return 'a page has no extension host';
  const packages = ROOMS[room]?.packages;
  if (packages === undefined || packages.includes(name)) return undefined;
  return packages.length === 0 ? `${room} imports no package` : `${room} imports only ${packages.join(', ')}`;
}

function roomOf(path: string): string | undefined {
  const rooms = Object.keys(ROOMS).filter((room) => path.startsWith(room));
  return rooms.sort((one, other) => other.length - one.length)[0];
}

/** What a file imports or exports from, types included, statically, by `import()` or by `require()`. */
function importsOf(text: string): readonly string[] {
  const code = text.replace(/^\s*(\/\/|\/\*|\*).*$/gm, '');
  const patterns = [
    /^\s*(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]/gm,
    /^\s*import\s*['"]([^'"]+)['"]/gm,
    /\b(?:import|require)\(\s*['"]([^'"]+)['"]/g,
  ];
  return patterns.flatMap((pattern) => [...code.matchAll(pattern)].flatMap((match) => match[1] ?? []));
}
