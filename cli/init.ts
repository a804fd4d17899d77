import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { today } from '../language-server/local-day.ts';
import { settingsFile, starterFiles, starterTemplates } from '../language-server/starter-project.ts';
import type { StarterFile } from '../language-server/starter-project.ts';
import { starterUseText } from '../language-server/template/starter-use.ts';
import type { CliCommand } from './command.ts';
import { chooseTemplate } from './template-choice.ts';
import { UsageError } from './usage-error.ts';
import { writeFileBelow } from './write-output.ts';

export const initCommand: CliCommand = {
  register(program, done) {
    program
      .command('init')
      .description('write a small project to start from')
      .argument('[folder]', 'where; the current folder when left out', '.')
      .option('--template <name>', `begin with ${starterTemplates.map(({ name }) => name).join(' or ')}, a template in reach, or @scope/name[#template] of an installed package`)
      .action(async (folder: string, { template }: { readonly template?: string }) => {
        const target = resolve(folder);
        if (existsSync(target) && !statSync(target).isDirectory()) throw new UsageError(`"${folder}" is a file; name a folder.`);
        if (existsSync(target) && readdirSync(target).some((name) => name.endsWith('.cxa') || name === 'cxa.json')) {
          throw new UsageError(`"${folder}" already holds a CXA project; name another folder.`);
        }
        const own = starterTemplates.find(({ name }) => name === template)?.files('My architecture');
        const files = template === undefined ? starterFiles : (own ?? (await templateFiles(template, target)));
        for (const file of files) writeFileBelow(join(target, file.name), file.text, 'name another folder');
        const where = folder === '.' ? '' : ` ${folder}`;
        process.stdout.write(`Wrote ${files.map((file) => file.name).join(' and ')}. Next: cxa check${where} · cxa preview${where} --open\n`);
        done(0);
      });
  },
};

async function templateFiles(name: string, target: string): Promise<readonly StarterFile[]> {
  const { template, from, taken } = await chooseTemplate(
    name,
    target,
    starterTemplates.map((starter) => starter.name),
  );
  const title = basename(target);
  return [settingsFile(title), { name: 'main.cxa', text: starterUseText({ template, from, taken, title, today: today() }) }];
}
