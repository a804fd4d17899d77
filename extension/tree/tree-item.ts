import { TreeItem, TreeItemCollapsibleState } from 'vscode';
import type { TreeNode } from '../../language-server/protocol.ts';
import { markUri } from './finding-marks.ts';
import { treeIcon } from './tree-icons.ts';

/** The command behind a click on a node; it is no command for people. */
export const openNodeCommand = 'cxa.tree.open';

const collapsible: Readonly<Record<TreeNode['children'], TreeItemCollapsibleState>> = {
  none: TreeItemCollapsibleState.None,
  folded: TreeItemCollapsibleState.Collapsed,
  open: TreeItemCollapsibleState.Expanded,
};

/** A node as VS Code shows it; what its tooltip says is asked for when somebody points at it. */
export function treeItem(node: TreeNode): TreeItem {
  const item = new TreeItem(node.label, collapsible[node.children]);
  item.id = nodeId(node);
  item.iconPath = treeIcon(node.icon);
  item.description = node.description ?? '';
  item.contextValue = node.view === undefined ? node.place.at : `${node.place.at} view`;
  item.accessibilityInformation = { label: spoken(node) };
  if (node.mark !== undefined) item.resourceUri = markUri(nodeId(node), node.mark);
  if (node.source !== undefined) item.command = { command: openNodeCommand, title: 'Open Source', arguments: [node] };
  return item;
}

/** The same before and after a change, so that what is open stays open. */
export function nodeId({ place }: TreeNode): string {
  return JSON.stringify(place);
}

function spoken({ label, description, icon, place, mark }: TreeNode): string {
  const kind = place.at === 'element' ? icon : undefined;
  const found = mark === undefined ? undefined : `${mark.count} ${mark.count === 1 ? 'finding' : 'findings'}`;
  return [label, kind, description, found].filter(Boolean).join(', ');
}
