import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { CancellationToken, ClientCapabilities, Connection } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { canonicalUri } from './canonical-uri.ts';
import type { Log } from './log.ts';
import type { DocumentView, Requests } from './lsp/provider.ts';
import type { WorkQueue } from './work-queue.ts';
import type { Workspace } from './workspace.ts';

export interface RequestsOptions {
  readonly connection: Connection;
  readonly workspace: Workspace;
  /** Changes that are still to be read. */
  readonly queue: WorkQueue;
  readonly log: Log;
  client(): ClientCapabilities;
}

/** The one boundary between the editor's requests and our code. */
export function createRequests({ connection, workspace, queue, log, client }: RequestsOptions): Requests & OwnRequests {
  async function guarded(
    method: string,
    token: CancellationToken,
    nothing: unknown,
    answer: () => unknown,
  ): Promise<unknown> {
    await queue.settled();
    if (token.isCancellationRequested) return new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.');
    try {
      return await answer();
    } catch (error) {
      if (error instanceof ResponseError) return error;
      log(error, method);
      if (nothing !== undefined) return nothing;
      return new ResponseError(
        LSPErrorCodes.RequestFailed,
        `CXA could not answer ${method}; its output channel says why.`,
      );
    }
  }

  const requests: Requests & OwnRequests = {
    workspace,
    client,
    on(type, nothing, answer) {
      connection.onRequest<unknown, void>(type.method, (params, token) =>
        guarded(type.method, token, nothing, () => answer(params)),
      );
    },
    onDocument(type, nothing, answer) {
      requests.on(type, nothing, (params) => {
        const view = viewOf(workspace, params.textDocument.uri);
        return view ? answer(view, params) : nothing;
      });
    },
    onOwn(method, answer) {
      connection.onRequest<unknown, void>(method, (params, token) =>
        guarded(method, token, undefined, () => answer(params)),
      );
    },
  };
  return requests;
}

export interface OwnRequests {
  /** For requests of `protocol.ts`, whose askers want to know that there is no answer. */
  onOwn<P, R>(method: string, answer: (params: P) => R): void;
}

/** The text is the one that the project has read, which positions of its model refer to, even when the editor is ahead. */
function viewOf(workspace: Workspace, given: string): DocumentView | undefined {
  const uri = canonicalUri(given);
  const [project] = workspace.projectsOf(uri);
  const document = project?.documents.get(uri);
  if (!project || !document) return undefined;
  return { uri, text: textOf(document), document, project, state: project.state() };
}

const texts = new WeakMap<object, { readonly text: string; readonly document: TextDocument }>();

function textOf(document: { readonly uri: string; readonly text: string }): TextDocument {
  const known = texts.get(document);
  if (known?.text === document.text) return known.document;
  const made = TextDocument.create(document.uri, 'cxa', 0, document.text);
  texts.set(document, { text: document.text, document: made });
  return made;
}
