import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { formatText } from '../language-server/format-text.ts';
import { createNodeFiles } from '../language-server/node-files.ts';
import type { CliCommand } from './command.ts';
import { shownPath } from './open-projects.ts';
import { UsageError } from './usage-error.ts';

export const formatCommand: CliCommand = {
  register(program, done) {
    program
      .command('format')
      .description('lay out .cxa files')
      .argument('[path...]', 'folders or .cxa files; the current folder when left out')
      .option('--check', 'change nothing; exit with 1 when a file is not laid out')
      .action(async (paths: string[], options: { readonly check?: true }) => done(await format(paths, options.check === true)));
  },
};

async function format(paths: readonly string[], checkOnly: boolean): Promise<number> {
  const files = createNodeFiles();
  let different = 0;
  for (const uri of await findDocuments(paths)) {
    const file = await files.read(uri);
    if ('problem' in file) throw new UsageError(file.problem);
    const path = fileURLToPath(uri);
    const before = readFileSync(path, 'utf8');
    const after = formatText(before);
    if (after === before) continue;
    different++;
    process.stdout.write(`${shownPath(uri)}\n`);
    if (!checkOnly) writeFileSync(path, after);
  }
  if (checkOnly && different > 0) process.stderr.write(`cxa: ${different} ${different === 1 ? 'file is' : 'files are'} not laid out; run: cxa format\n`);
  return checkOnly && different > 0 ? 1 : 0;
}

async function findDocuments(paths: readonly string[]): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const path of paths.length > 0 ? paths : ['.']) {
    const full = resolve(path);
    if (!existsSync(full)) throw new UsageError(`"${path}" does not exist; name a folder or a .cxa file.`);
    const uri = pathToFileURL(full).href;
    if (!statSync(full).isDirectory()) found.add(uri);
    else for (const document of await createNodeFiles().list(uri)) if (document.endsWith('.cxa')) found.add(document);
  }
  return [...found];
}
