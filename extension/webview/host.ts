import type { HostMessage, hostRequests, PageMessage, PageState, requests } from '../../language-server/protocol.ts';

/** Whatever shows the page: VS Code's webview or a browser tab. The page itself does not know which. */
export interface Host {
  readonly kind: 'vscode' | 'browser';
  /** Its pictures are placed already: nothing can be laid out afresh. */
  readonly isFixed?: true;
  /** What the page kept when it was last here. */
  readonly initialState: PageState;
  readonly keepState: (state: PageState) => void;
  readonly send: (message: PageMessage) => void;
  /** Everything that the host says, answers to requests included. */
  readonly listen: (listener: (message: HostMessage) => void) => void;
  /** Whether the host can be reached; a browser's server may have ended. */
  readonly onConnection: (listener: (connected: boolean) => void) => void;
}

/** Asks the host and waits for its answer; rejects with the host's own sentence. */
export type Ask = <Result>(method: keyof typeof requests | keyof typeof hostRequests, params: unknown) => Promise<Result>;

interface Pending {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** Pairs requests with their answers; every other message goes to `onMessage`. */
export function openConversation(host: Host, onMessage: (message: HostMessage) => void): Ask {
  const pending = new Map<number, Pending>();
  let last = 0;
  host.listen((message) => {
    if (message.kind !== 'response') return onMessage(message);
    const waiting = pending.get(message.id);
    pending.delete(message.id);
    if (message.error === undefined) waiting?.resolve(withoutNull(message.result));
    else waiting?.reject(new Error(message.error));
  });
  return <Result>(method: keyof typeof requests | keyof typeof hostRequests, params: unknown) => {
    last += 1;
    const id = last;
    const answer = new Promise<unknown>((resolve, reject) => pending.set(id, { resolve, reject }));
    host.send({ kind: 'request', id, method, params });
    return answer as Promise<Result>;
  };
}

/**
 * JSON has no undefined: an answer of nothing, and a gap in a list, arrive as null. Changes the value itself, which
 * nobody else has.
 */
function withoutNull(value: unknown): unknown {
  if (value === null) return undefined;
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) value[index] = withoutNull(value[index]);
  } else if (typeof value === 'object') {
    const fields = value as Record<string, unknown>;
    for (const key of Object.keys(fields)) fields[key] = withoutNull(fields[key]);
  }
  return value;
}
