import * as vscode from 'vscode';

/** Address of the test's side of the bridge, put in when this file is bundled. */
declare const BRIDGE_ADDRESS: string;

declare const require: (name: string) => unknown;

interface Order {
  readonly id: number;
  /** A CommonJS module that exports `run(input)`. */
  readonly code: string;
  readonly input: unknown;
}

/**
 * VS Code calls this in its extension host as if it were a test suite. It takes orders from the test's process until
 * that process is gone. HTTP is what both hosts have, the one in Node and the one in a web worker.
 */
export async function run(): Promise<void> {
  const me = `${Date.now()}-${Math.random()}`;
  for (;;) {
    const response = await fetch(`${BRIDGE_ADDRESS}/order/${me}`).catch(() => undefined);
    const dismissed = response === undefined || response.status === 410;
    if (dismissed) return;
    // Not awaited: an order that waits for an event must not hold up the one that causes it.
    if (response.status === 200) void obey((await response.json()) as Order);
  }
}

async function obey(order: Order): Promise<void> {
  const answer = await answerTo(order);
  await fetch(`${BRIDGE_ADDRESS}/answer`, { method: 'POST', body: JSON.stringify({ id: order.id, ...answer }) });
}

async function answerTo(order: Order): Promise<{ readonly output?: unknown; readonly error?: string }> {
  try {
    const module: { exports: { run?: (input: unknown) => unknown } } = { exports: {} };
    const load = new Function('require', 'module', 'exports', order.code);
    load((name: string) => (name === 'vscode' ? vscode : require(name)), module, module.exports);
    return { output: await module.exports.run?.(order.input) };
  } catch (error) {
    return { error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
