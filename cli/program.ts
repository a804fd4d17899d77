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
    // Commander writes help that nobody asked for where mistakes go; there only the one line belongs that says what to do.
    .configureOutput({ writeErr: (text) => process.stdout.write(text), outputError: (text) => process.stderr.write(oneLine(text)) });
  for (const command of commands) command.register(program, (result) => {
    code = result;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return 0;
      if (error.code === 'commander.help') process.stderr.write('cxa: Name a command, as cxa check. See: cxa --help\n');
      return 2;
    }
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
