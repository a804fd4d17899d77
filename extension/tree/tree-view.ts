import { commands, Disposable, EventEmitter, type LogOutputChannel, MarkdownString, window, workspace } from 'vscode';
import type { TreeAnswers, TreeNode, TreeParams } from '../../language-server/protocol.ts';
import { openSource } from '../preview/open-source.ts';
import type { ServerLink } from '../server-link.ts';
import { isVirtualWorkspace } from '../virtual-workspace.ts';
import { paintMarks } from './finding-marks.ts';
import { followEditor } from './follow-editor.ts';
import { nodeId, openNodeCommand, treeItem } from './tree-item.ts';

/** ms that typing must pause until the tree follows. */
const PAUSE = 300;

interface TreeViewOptions {
  readonly server: ServerLink;
  readonly output: LogOutputChannel;
}

/** The tree *CX Architecture*. Nothing is read, and no server started, before it is seen and there is something to show. */
export function showTree({ server, output }: TreeViewOptions): Disposable {
  const changed = new EventEmitter<undefined>();
  const parents = new Map<string, TreeNode>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => changed.fire(undefined), PAUSE);
  };
  const roots = async (): Promise<TreeNode[]> => {
    try {
      const nodes = (await isNeeded()) ? await askChildren(server, undefined) : [];
      tellState(nodes.length === 0 ? 'empty' : 'full');
      return nodes;
    } catch (error) {
      output.error(String(error));
      tellState('failed');
      return [];
    }
  };
  const view = window.createTreeView<TreeNode>('cxa.architecture', {
    showCollapseAll: true,
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getTreeItem: treeItem,
      getChildren: (node) => (node === undefined ? roots() : askChildren(server, node)),
      getParent: (node) => parents.get(nodeId(node)),
      resolveTreeItem: async (item, node) => {
        const question: TreeParams = { ask: 'tooltip', of: node.place };
        const text = await server.ask<TreeAnswers['tooltip']>('tree', question).catch(() => undefined);
        item.tooltip = text ? new MarkdownString(text) : [node.label, node.description].filter(Boolean).join(' · ');
        return item;
      },
    },
  });
  const learn = (way: readonly TreeNode[]) => {
    for (const [index, node] of way.entries()) {
      const parent = way[index - 1];
      if (parent !== undefined) parents.set(nodeId(node), parent);
    }
  };
  const follower = followEditor({ view, server, learn });
  const open = async ({ source }: TreeNode) => {
    if (source === undefined) return;
    follower.stayFor(source);
    await openSource(source, { preserveFocus: true });
  };
  const files = workspace.createFileSystemWatcher('**/{*.cxa,cxa.json}', false, true, false);
  return Disposable.from(
    { dispose: () => clearTimeout(timer) },
    ...[changed, view, follower, files, paintMarks(), server.onChanged(soon)],
    ...[files.onDidCreate(soon), files.onDidDelete(soon), workspace.onDidChangeWorkspaceFolders(soon)],
    workspace.onDidOpenTextDocument(({ languageId }) => languageId === 'cxa' && soon()),
    commands.registerCommand(openNodeCommand, open),
  );
}

async function askChildren(server: ServerLink, node: TreeNode | undefined): Promise<TreeNode[]> {
  const question: TreeParams = { ask: 'children', ...(node === undefined ? {} : { of: node.place }) };
  return [...(await server.ask<TreeAnswers['children']>('tree', question))];
}

/** Whether there is anything of ours; a workspace without it should not pay for a language server. */
async function isNeeded(): Promise<boolean> {
  if (workspace.textDocuments.some(({ languageId }) => languageId === 'cxa') || isVirtualWorkspace()) return true;
  return (await workspace.findFiles('**/{*.cxa,cxa.json}', '**/node_modules/**', 1)).length > 0;
}

/** What the view says while it has no nodes depends on why. */
function tellState(state: 'empty' | 'failed' | 'full'): void {
  void commands.executeCommand('setContext', 'cxa.tree', state);
}
