import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Option } from 'commander';
import { starterFiles, starterTemplates } from '../language-server/starter-project.ts';
import type { CliCommand } from './command.ts';
import { UsageError } from './usage-error.ts';
import { writeFileBelow } from './write-output.ts';

export const initCommand: CliCommand = {
  register(program, done) {
    program
      .command('init')
      .description('write a small project to start from')
      .argument('[folder]', 'where; the current folder when left out', '.')
      .addOption(new Option('--template <name>', 'what to start from').choices(starterTemplates.map(({ name }) => name)))
      .action((folder: string, { template }: { readonly template?: string }) => {
        const target = resolve(folder);
        if (existsSync(target) && !statSync(target).isDirectory()) throw new UsageError(`"${folder}" is a file; name a folder.`);
        if (existsSync(target) && readdirSync(target).some((name) => name.endsWith('.cxa') || name === 'cxa.json')) {
          throw new UsageError(`"${folder}" already holds a CXA project; name another folder.`);
        }
        const files = starterTemplates.find(({ name }) => name === template)?.files('My architecture') ?? starterFiles;
        for (const file of files) writeFileBelow(join(target, file.name), file.text, 'name another folder');
        const where = folder === '.' ? '' : ` ${folder}`;
        process.stdout.write(`Wrote ${files.map((file) => file.name).join(' and ')}. Next: cxa check${where} · cxa preview${where} --open\n`);
        done(0);
      });
  },
};
