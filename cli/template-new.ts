import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { today } from '../language-server/local-day.ts';
import manifest from '../package.json' with { type: 'json' };
import { startDrawing } from './drawing.ts';
import { openProjects } from './open-projects.ts';
import { packageFilesFor, packageNames, pictureViews } from './package-texts.ts';
import { pictureFormats } from './picture-formats.ts';
import { UsageError } from './usage-error.ts';
import { writeOutput } from './write-output.ts';

/** `cxa template new @acme/help-desk`: a package that can be checked, packed and published as it is. */
export function registerTemplateNew(command: Command, done: (code: number) => void): void {
  command
    .command('new')
    .description('write a package of templates to publish with npm: template, example, README with pictures')
    .argument('<name>', "the package's name, as npm has it: @acme/help-desk")
    .argument('[folder]', "where; a folder of the name's last part when left out")
    .action(async (name: string, folder: string | undefined) => {
      const target = folder ?? name.slice(name.lastIndexOf('/') + 1);
      await writePackage(name, target);
      process.stdout.write(`Wrote the package ${name} into ${target}. Next: cxa check ${target}/example · cxa preview ${target}/example --open\n`);
      done(0);
    });
}

async function writePackage(name: string, target: string): Promise<void> {
  if (!npmName.test(name) || name.length > 214) {
    throw new UsageError(`"${name}" is no name of an npm package; write it in lower case, such as help-desk or @acme/help-desk.`);
  }
  const folder = resolve(target);
  if (existsSync(folder) && readdirSync(folder).length > 0) throw new UsageError(`"${target}" is not empty; name another folder.`);
  for (const file of packageFilesFor(packageNames(name), manifest.version, today())) writeOutput(join(folder, file.name), file.text);
  await drawExample(join(folder, 'example'), join(folder, 'images'));
}

/** As `npm run pictures` draws them again. */
async function drawExample(example: string, images: string): Promise<void> {
  const [opened] = await openProjects([example]);
  const state = opened?.project.state();
  if (!state) return;
  const [{ findView }, { viewContext }] = await Promise.all([import('../diagram/views/table.ts'), import('../language-server/view-context.ts')]);
  const { index } = viewContext(state, undefined);
  const { draw, close } = await startDrawing();
  try {
    for (const view of pictureViews) {
      const entry = findView(index, view);
      if ('problem' in entry) throw new UsageError(entry.problem);
      const graph = await draw(state, entry);
      const file = `${view.replace(':', '-')}.svg`;
      writeOutput(join(images, file), await pictureFormats.svg.write(graph, 'light'));
      writeOutput(join(images, 'dark', file), await pictureFormats.svg.write(graph, 'dark'));
    }
  } finally {
    close();
  }
}

const npmName = /^(@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/;
