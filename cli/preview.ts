import { spawn } from 'node:child_process';
import { InvalidArgumentError } from 'commander';
import type { CliCommand } from './command.ts';
import type { PreviewServer } from './preview-server.ts';
import type { PreviewSession } from './preview-session.ts';
import { UsageError } from './usage-error.ts';

interface PreviewOptions {
  readonly port?: number;
  readonly open?: boolean;
  readonly compare?: string;
}

/** Tried first, then the ones after it. */
const FIRST_PORT = 4747;
const PORTS_TRIED = 20;

export const previewCommand: CliCommand = {
  register(program, done) {
    program
      .command('preview')
      .description('show the pictures in the browser, live')
      .argument('[path]', 'a folder or .cxa file', '.')
      .option('--port <port>', `where to serve; from ${FIRST_PORT} on when left out`, readPort)
      .option('--open', 'open the browser')
      .option('--compare <base>', 'show what is different from a git revision or a folder')
      .action(async (path: string, options: PreviewOptions) => {
        await preview(path, options);
        done(0);
      });
  },
};

/** Serves until it is interrupted. */
async function preview(path: string, options: PreviewOptions): Promise<void> {
  const [{ openPreviewSession }, { startPreviewServer }] = await Promise.all([
    import('./preview-session.ts'),
    import('./preview-server.ts'),
  ]);
  const session = await openPreviewSession(path, options.compare);
  const start = (port: number) => startPreviewServer({ session, port });
  let server: PreviewServer;
  try {
    server = await startOnPort(start, options.port);
  } catch (error) {
    await session.close();
    throw error;
  }
  const address = `http://localhost:${server.port}/`;
  process.stdout.write(`The preview of ${path === '.' ? 'this folder' : path}${options.compare === undefined ? '' : `, compared with ${options.compare},`} is at ${address} (Ctrl+C ends it)\n`);
  if (options.open === true) openBrowser(address);
  await interrupted();
  await close(server, session);
}

async function startOnPort(
  start: (port: number) => Promise<PreviewServer>,
  wanted: number | undefined,
): Promise<PreviewServer> {
  const candidates = wanted === undefined ? Array.from({ length: PORTS_TRIED }, (_, index) => FIRST_PORT + index) : [wanted];
  for (const port of candidates) {
    try {
      return await start(port);
    } catch (error) {
      if (!isTaken(error)) throw new UsageError(`Port ${port} cannot be used (${codeOf(error)}); choose another with --port.`);
    }
  }
  if (wanted !== undefined) throw new UsageError(`Port ${wanted} is taken; choose another with --port, or leave it out to get a free one.`);
  return start(0);
}

async function close(server: PreviewServer, session: PreviewSession): Promise<void> {
  await server.close();
  await session.close();
}

function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
}

/** The address stands in the terminal anyway: a machine without a browser is no fault. */
function openBrowser(address: string): void {
  const commands: Readonly<Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>>> = {
    darwin: ['open', address],
    win32: ['explorer.exe', address],
  };
  const onLinux = process.env.DISPLAY || process.env.WAYLAND_DISPLAY ? (['xdg-open', address] as const) : undefined;
  const command = process.platform === 'linux' ? onLinux : commands[process.platform];
  if (command === undefined) return;
  const [program, ...args] = command;
  const child = spawn(program, args, { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}

function readPort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new InvalidArgumentError('It has to be a port, 0 to 65535.');
  return port;
}

function isTaken(error: unknown): boolean {
  return codeOf(error) === 'EADDRINUSE';
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
