import type { CliCommand } from './command.ts';

export const lspCommand: CliCommand = {
  register(program) {
    program
      .command('lsp')
      .description('run the language server, for any editor')
      .option('--stdio', 'speak over standard input and output (the default)')
      .action(async () => {
        const { serveStdio } = await import('../language-server/node-server.ts');
        await serveStdio();
      });
  },
};
