import type {
  ClientCapabilities,
  ProtocolRequestType,
  ServerCapabilities,
  TextDocumentIdentifier,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { StoredDocument } from '../document-store.ts';
import type { Project, ProjectState } from '../project.ts';
import type { Workspace } from '../workspace.ts';

/** One feature of the language server: what it can, and its answers. */
export interface Provider {
  readonly capabilities: Partial<ServerCapabilities>;
  register(requests: Requests): void;
}

/**
 * Where answers are registered. They are given when all changes that came before the request are read; what an answer
 * throws is logged as our bug and the editor gets `nothing`, unless it is a `ResponseError`, which is for the user.
 */
export interface Requests {
  readonly workspace: Workspace;
  /** What the editor can; known when the first request comes. */
  client(): ClientCapabilities;
  on<P, R, PR, E, RO>(
    type: ProtocolRequestType<P, R, PR, E, RO>,
    nothing: R,
    answer: (params: P) => R | Promise<R>,
  ): void;
  /** For requests about a document; `nothing` too for one that no project has. */
  onDocument<P extends { readonly textDocument: TextDocumentIdentifier }, R, PR, E, RO>(
    type: ProtocolRequestType<P, R, PR, E, RO>,
    nothing: R,
    answer: (view: DocumentView, params: P) => R | Promise<R>,
  ): void;
}

/** A document as it is now, in its project as it is now. */
export interface DocumentView {
  /** As `canonicalUri` spells it. */
  readonly uri: string;
  readonly text: TextDocument;
  readonly document: StoredDocument;
  readonly project: Project;
  readonly state: ProjectState;
}
