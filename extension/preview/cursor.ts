import { type Disposable, type TextEditor, window } from 'vscode';
import type { ElementAtParams, ElementAtResult, HostMessage } from '../../language-server/protocol.ts';
import type { ServerLink } from '../server-link.ts';

interface CursorOptions {
  readonly server: ServerLink;
  /** Whether anybody looks at a picture; else the server is left in peace. */
  readonly isWanted: () => boolean;
  readonly tell: (message: HostMessage) => void;
}

/** ms between two questions while the cursor moves. */
const PACE = 120;

/** Tells the pictures in which element the cursor is, at most every `PACE` ms, the last place always. */
export function followCursor({ server, isWanted, tell }: CursorOptions): Disposable {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = '';
  let project: string | undefined;

  const look = async (editor: TextEditor) => {
    const { line, character } = editor.selection.active;
    const params: ElementAtParams = { uri: editor.document.uri.toString(), line, character };
    const found = await server.ask<ElementAtResult>('elementAt', params).catch(() => undefined);
    // Between two elements nothing is marked any more, in whichever project the cursor was.
    if (found !== undefined) project = found.project;
    if (project === undefined) return;
    const message: HostMessage = {
      kind: 'highlight',
      project,
      element: found?.element,
      ...(found?.journey === undefined ? {} : { journey: found.journey }),
    };
    const text = JSON.stringify(message);
    if (text !== last) tell(message);
    last = text;
  };
  const soon = (editor: TextEditor | undefined) => {
    if (editor?.document.languageId !== 'cxa' || !isWanted()) return;
    if (timer !== undefined) return;
    timer = setTimeout(() => {
      timer = undefined;
      void look(editor);
    }, PACE);
  };
  const watching = [
    window.onDidChangeTextEditorSelection((event) => soon(event.textEditor)),
    window.onDidChangeActiveTextEditor(soon),
  ];
  return {
    dispose: () => {
      clearTimeout(timer);
      for (const watch of watching) watch.dispose();
    },
  };
}
