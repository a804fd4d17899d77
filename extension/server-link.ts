import type { Disposable } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type ChangedParams, requests } from '../language-server/protocol.ts';
import { followSwitches } from './feature-switches.ts';

/** The way to the language server. It is started with the first file or command that needs it. */
export interface ServerLink extends Disposable {
  /** Starts the server if it is not running. */
  readonly start: () => Promise<void>;
  readonly restart: () => Promise<void>;
  /** Asks one of our own requests; rejects with the server's sentence. */
  readonly ask: <Result>(method: keyof typeof requests, params: unknown) => Promise<Result>;
  readonly onChanged: (listener: (params: ChangedParams) => void) => Disposable;
}

/** `create` makes a client for the process or the worker that the platform has; it is loaded when first needed. */
export function openServerLink(create: () => Promise<BaseLanguageClient>): ServerLink {
  const listeners = new Set<(params: ChangedParams) => void>();
  let running: Promise<BaseLanguageClient> | undefined;

  const switches = followSwitches(() => running);
  const client = () => {
    running ??= launch();
    return running;
  };
  const launch = async () => {
    const created = await create();
    created.onNotification(requests.changed, (params: ChangedParams) => {
      for (const listener of listeners) listener(params);
    });
    try {
      await created.start();
      return created;
    } catch (error) {
      // The next request tries again instead of failing for ever.
      running = undefined;
      throw error;
    }
  };
  const stop = async () => {
    const stopping = running;
    running = undefined;
    const client = await stopping?.catch(() => undefined);
    // One that has crashed cannot be stopped, and must not keep a new one from starting.
    await client?.dispose().catch(() => undefined);
  };
  return {
    start: async () => void (await client()),
    restart: async () => {
      await stop();
      await client();
    },
    ask: async <Result>(method: keyof typeof requests, params: unknown) =>
      // JSON has no undefined: an answer of nothing arrives as null.
      ((await (await client()).sendRequest<Result | null>(requests[method], params)) ?? undefined) as Result,
    onChanged: (listener) => {
      listeners.add(listener);
      return { dispose: () => listeners.delete(listener) };
    },
    dispose: () => {
      switches.dispose();
      void stop();
    },
  };
}
