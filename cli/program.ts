import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { commands } from './commands.ts';
import manifest from '../package.json' with { type: 'json' };
import { UsageError } from './usage-error.ts';

/** Runs one command line and returns its exit code: 0 fine, 1 findings at error severity, 2 bad usage or unreadable input. */
export async function run(args: readonly string[]): Promise<number> {
  let code = 0;
  const program = new Command('cxa')
    .description('Write a customer-experience architecture as text, check it and see it drawn.')
    .version(manifest.version, '-v, --version')
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(oneLine(text)) });
  for (const command of commands) command.register(program, (result) => {
    code = result;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof UsageError || error instanceof InvalidArgumentError) {
      process.stderr.write(`cxa: ${error.message}\n`);
      return 2;
    }
    process.stderr.write(`cxa: an internal fault, please report it: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    return 2;
  }
}

/** What the user has to change, in one line. */
function oneLine(text: string): string {
  const sentence = text.replace(/^error: /, '').trim().replace(/\s*\n\s*/g, ' ');
  return `cxa: ${sentence}${/[.?!)]$/.test(sentence) ? '' : '.'} See: cxa --help\n`;
}
