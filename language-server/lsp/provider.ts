import type { Connection, ServerCapabilities } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { StoredDocument } from '../document-store.ts';
import type { Project, ProjectState } from '../project.ts';
import type { Workspace } from '../workspace.ts';

/** One feature of the language server: what it can, and its handlers. */
export interface Provider {
  readonly capabilities: Partial<ServerCapabilities>;
  register(context: ServerContext): void;
}

export interface ServerContext {
  readonly connection: Connection;
  readonly workspace: Workspace;
  /** Everything about a document, with all its changes so far; undefined for one that no project has. */
  look(uri: string): Promise<DocumentView | undefined>;
}

/** A document as it is now, in its project as it is now. */
export interface DocumentView {
  readonly uri: string;
  readonly text: TextDocument;
  readonly document: StoredDocument;
  readonly project: Project;
  readonly state: ProjectState;
}
