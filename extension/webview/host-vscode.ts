import type { HostMessage, PageState } from '../../language-server/protocol.ts';
import type { Host } from './host.ts';

interface VsCodeApi {
  readonly postMessage: (message: unknown) => void;
  readonly getState: () => unknown;
  readonly setState: (state: unknown) => void;
}

declare const acquireVsCodeApi: undefined | (() => VsCodeApi);

/** The webview's host, or undefined when the page is not in VS Code. */
export function vsCodeHost(): Host | undefined {
  if (typeof acquireVsCodeApi !== 'function') return undefined;
  const api = acquireVsCodeApi();
  return {
    kind: 'vscode',
    initialState: (api.getState() as PageState | undefined) ?? {},
    keepState: (state) => api.setState(state),
    send: (message) => api.postMessage(message),
    listen: (listener) =>
      // VS Code posts from the frame that embeds this one; nothing else can reach a webview's window.
      window.addEventListener('message', (event) => listener(event.data as HostMessage)),
    onConnection: () => undefined,
  };
}
