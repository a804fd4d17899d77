import type { CliCommand } from './command.ts';
import { UsageError } from './usage-error.ts';

interface SiteOptions {
  readonly at?: string;
  /** False with `--no-source`. */
  readonly source: boolean;
  readonly output?: string;
}

export const siteCommand: CliCommand = {
  register(program, done) {
    program
      .command('site')
      .description('write a web site that needs no server: every picture, answer, finding and element; of a package of templates its gallery')
      .argument('[path]', 'a folder or .cxa file, or the folder of a package; the current folder when left out', '.')
      .option('--at <plateau>', 'as it stands at this plateau alone')
      .option('--no-source', 'leave the text of the architecture out')
      .option('-o, --output <folder>', 'where it is written')
      .action(async (path: string, options: SiteOptions) => {
        await writeSite(path, options);
        done(0);
      });
  },
};

async function writeSite(path: string, { at, source, output }: SiteOptions): Promise<void> {
  if (output === undefined || output === '') throw new UsageError('Name where to write the site: -o FOLDER');
  const [{ openSiteFolder }, { makeSite }] = await Promise.all([import('./site-folder.ts'), import('./make-site.ts')]);
  // Before anything is drawn, because drawing takes its time.
  const folder = openSiteFolder(output);
  const { files, summary, notes } = await makeSite(path, { at, withText: source });
  folder.write(files);
  for (const note of notes) process.stderr.write(`cxa: ${note}\n`);
  process.stdout.write(`Wrote ${output}/index.html: ${summary}.\n`);
}
