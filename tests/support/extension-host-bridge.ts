import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type BuildOptions, build } from 'esbuild';

/** How long (ms) the agent's question for the next order is left open before it asks again. */
const LONG_POLL = 20_000;

export interface ExtensionHostBridge {
  /** Path of the module to hand to VS Code as its `extensionTestsPath`. */
  readonly agentPath: string;
  /** Settles when an extension host that was not there before reports in. Ask before starting or reloading one. */
  readonly nextAgent: () => Promise<void>;
  /** Runs a CommonJS module's `run(input)` in the extension host; input and output travel as JSON. */
  readonly send: (code: string, input: unknown) => Promise<unknown>;
  readonly close: () => Promise<void>;
}

interface Answer {
  readonly id: number;
  readonly output?: unknown;
  readonly error?: string;
}

interface Waiting {
  readonly resolve: (output: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** Opens the test's side of the channel into an extension host and writes the agent for the other side to `folder`. */
export async function openBridge(folder: string): Promise<ExtensionHostBridge> {
  const desk = openDesk();
  // Whoever knows the secret path could run code in the extension host, so it is not guessable.
  const secret = `/${randomUUID()}`;
  const server = createServer(async (request: IncomingMessage, response: ServerResponse) => {
    response.setHeader('Access-Control-Allow-Origin', '*');
    const url = request.url ?? '';
    if (url.startsWith(`${secret}/order/`)) {
      desk.giveOrder(url, response);
    } else if (url === `${secret}/answer`) {
      desk.takeAnswer(JSON.parse(await readBody(request)));
      response.writeHead(204).end();
    } else {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const agentPath = join(folder, 'index.cjs');
  await bundleAgent(agentPath, `http://127.0.0.1:${port}${secret}`);
  return {
    agentPath,
    nextAgent: desk.nextAgent,
    send: desk.send,
    close: async () => {
      desk.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Orders wait here until the newest agent asks for one. */
function openDesk() {
  const orders: string[] = [];
  const waiting = new Map<number, Waiting>();
  const agents = new Set<string>();
  const newcomers: (() => void)[] = [];
  let newest: string | undefined;
  let asking: ServerResponse | undefined;
  let lastId = 0;

  const handOver = () => {
    const order = asking === undefined ? undefined : orders.shift();
    if (order === undefined) return;
    asking?.writeHead(200).end(order);
    asking = undefined;
  };

  return {
    giveOrder(agent: string, response: ServerResponse): void {
      if (!agents.has(agent)) {
        agents.add(agent);
        newest = agent;
        for (const greet of newcomers.splice(0)) greet();
      } else if (agent !== newest) {
        // After a reload of the window the old extension host may live on for a while: it gets no more work.
        response.writeHead(410).end();
        return;
      }
      asking = response;
      const askAgain = setTimeout(() => response.writeHead(204).end(), LONG_POLL);
      response.once('close', () => {
        clearTimeout(askAgain);
        if (asking === response) asking = undefined;
      });
      handOver();
    },
    takeAnswer(answer: Answer): void {
      const asker = waiting.get(answer.id);
      waiting.delete(answer.id);
      if (answer.error === undefined) asker?.resolve(answer.output);
      else asker?.reject(new Error(`In the extension host: ${answer.error}`));
    },
    send: (code: string, input: unknown) =>
      new Promise<unknown>((resolve, reject) => {
        lastId += 1;
        waiting.set(lastId, { resolve, reject });
        orders.push(JSON.stringify({ id: lastId, code, input }));
        handOver();
      }),
    nextAgent: () => new Promise<void>((resolve) => newcomers.push(resolve)),
    close(): void {
      for (const { reject } of waiting.values()) reject(new Error('The workbench was closed before it answered.'));
      waiting.clear();
    },
  };
}

/** Bundles a TypeScript module for the extension host. It may import `vscode`, its own neighbours and, in Node, `node:`. */
export async function bundleForExtensionHost(path: string): Promise<string> {
  const result = await build({ ...BUNDLE, entryPoints: [path], write: false, outfile: 'module.js' });
  return result.outputFiles?.[0]?.text ?? '';
}

const BUNDLE: BuildOptions = {
  bundle: true,
  format: 'cjs',
  platform: 'neutral',
  target: 'es2022',
  external: ['vscode', 'node:*'],
  logLevel: 'silent',
};

async function bundleAgent(outfile: string, address: string): Promise<void> {
  const entry = join(import.meta.dirname, 'extension-host-agent.ts');
  const define = { BRIDGE_ADDRESS: JSON.stringify(address) };
  await build({ ...BUNDLE, entryPoints: [entry], outfile, define });
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
