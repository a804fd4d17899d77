import { type Disposable, type TextEditor, type TreeView, Uri, window, workspace } from 'vscode';
import type { TreeAnswers, TreeNode, TreeParams } from '../../language-server/protocol.ts';
import type { SourceRange } from '../../model/source.ts';
import type { ServerLink } from '../server-link.ts';
import { nodeId } from './tree-item.ts';

interface FollowOptions {
  readonly view: TreeView<TreeNode>;
  readonly server: ServerLink;
  /** Says where each node of a way stands, before the last is revealed. */
  readonly learn: (way: readonly TreeNode[]) => void;
}

export interface EditorFollower extends Disposable {
  /** The cursor will go there because of a click in the tree: who goes through a list does not want to be taken out of it. */
  readonly stayFor: (source: SourceRange) => void;
}

/** ms that the cursor must rest. */
const PAUSE = 250;

/** Selects in the tree what the cursor is in, as the Explorer selects the file of the editor. */
export function followEditor({ view, server, learn }: FollowOptions): EditorFollower {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = '';
  let expected: SourceRange | undefined;

  const isExpected = ({ document, selection }: TextEditor) =>
    expected !== undefined && Uri.parse(expected.file).toString() === document.uri.toString() && expected.range.start.line === selection.start.line;
  const look = async () => {
    const editor = window.activeTextEditor;
    if (editor?.document.languageId !== 'cxa' || !view.visible || !isWanted() || isExpected(editor)) return;
    expected = undefined;
    const { line, character } = editor.selection.active;
    const question: TreeParams = { ask: 'way', uri: editor.document.uri.toString(), line, character };
    const way = await server.ask<TreeAnswers['way']>('tree', question);
    const node = way.at(-1);
    // Within one element the tree stays where the reader has scrolled it to.
    if (node === undefined || nodeId(node) === last) return;
    last = nodeId(node);
    learn(way);
    await view.reveal(node, { select: true, focus: false, expand: false });
  };
  const soon = () => {
    clearTimeout(timer);
    // What was there a moment ago may be gone; the next move of the cursor looks again.
    timer = setTimeout(() => void look().catch(() => undefined), PAUSE);
  };
  const watching = [
    window.onDidChangeTextEditorSelection(soon),
    window.onDidChangeActiveTextEditor(soon),
    view.onDidChangeVisibility(soon),
  ];
  return {
    stayFor: (source) => {
      expected = source;
      last = '';
    },
    dispose: () => {
      clearTimeout(timer);
      for (const watch of watching) watch.dispose();
    },
  };
}

function isWanted(): boolean {
  return workspace.getConfiguration('cxa').get('tree.followEditor', true);
}
