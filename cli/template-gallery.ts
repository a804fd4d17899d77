import { join } from 'node:path';
import type { Command } from 'commander';
import { counted } from '../model/phrases.ts';
import { startDrawing } from './drawing.ts';
import { readGallery } from './gallery.ts';
import { galleryPage } from './gallery-page.ts';
import type { DrawnEntry } from './gallery-page.ts';
import { drawEntry } from './gallery-pictures.ts';
import { UsageError } from './usage-error.ts';
import { writeOutput } from './write-output.ts';

/** `cxa template gallery . -o gallery`: a page that shows what each template takes, makes and looks like. */
export function registerTemplateGallery(command: Command, done: (code: number) => void): void {
  command
    .command('gallery')
    .description('a page of all templates with their parameters and pictures, to be put on any web server')
    .argument('[path]', 'the folder of a package, or of an architecture; the current folder when left out', '.')
    .option('-o, --output <folder>', 'where index.html is written')
    .action(async (path: string, { output }: { readonly output?: string }) => {
      if (output === undefined) throw new UsageError('Name where to write the page: -o FOLDER');
      const gallery = await readGallery(path);
      if (gallery.entries.length === 0) throw new UsageError(`There is no template in "${path}"; name a package of templates, or begin one with: cxa template new NAME`);
      const drawing = await startDrawing();
      const entries: DrawnEntry[] = [];
      try {
        for (const entry of gallery.entries) entries.push({ ...entry, pictures: await drawEntry(entry, drawing) });
      } finally {
        drawing.close();
      }
      writeOutput(join(output, 'index.html'), galleryPage(gallery, entries));
      process.stdout.write(`Wrote ${output}/index.html with ${counted(entries.length, 'template')}.\n`);
      done(0);
    });
}
