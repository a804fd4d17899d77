import { CodeLensRefreshRequest, InlayHintRefreshRequest } from 'vscode-languageserver';
import type { ClientCapabilities, Connection } from 'vscode-languageserver';

/** Has the editor ask again for what stands in its texts and depends on other files. */
export interface Refresher {
  schedule(): void;
}

export interface RefresherOptions {
  readonly connection: Connection;
  client(): ClientCapabilities;
}

/** ms: while somebody types, what he sees elsewhere may wait for a pause. */
const pause = 400;

/** An editor asks by itself about the document that changes; this is for counts and hints in the others. */
export function createRefresher({ connection, client }: RefresherOptions): Refresher {
  let timer: ReturnType<typeof setTimeout> | undefined;
  async function refresh(): Promise<void> {
    const { codeLens, inlayHint } = client().workspace ?? {};
    if (codeLens?.refreshSupport) await connection.sendRequest(CodeLensRefreshRequest.type);
    if (inlayHint?.refreshSupport) await connection.sendRequest(InlayHintRefreshRequest.type);
  }
  return {
    schedule() {
      clearTimeout(timer);
      // The editor may be gone by then: with it goes whoever would look.
      timer = setTimeout(() => refresh().catch(() => undefined), pause);
    },
  };
}
