import { ThemeColor, ThemeIcon } from 'vscode';
import type { TreeNode } from '../../language-server/protocol.ts';

/** VS Code's own icons, by what stands in the tree. */
const names: Readonly<Record<TreeNode['icon'], string>> = {
  project: 'type-hierarchy-sub',
  phase: 'list-tree',
  findings: 'checklist',
  'no-findings': 'pass',
  rule: 'law',
  error: 'error',
  warning: 'warning',
  info: 'info',
  waived: 'bell-slash',
  architecture: 'type-hierarchy-sub',
  journey: 'map',
  step: 'circle-filled',
  transition: 'arrow-right',
  persona: 'person',
  channel: 'comment-discussion',
  handover: 'arrow-swap',
  system: 'server',
  integration: 'plug',
  data: 'database',
  identity: 'key',
  context: 'note',
  intent: 'question',
  capability: 'symbol-property',
  team: 'organization',
  boundary: 'shield',
  processing: 'eye',
  communication: 'mail',
  policy: 'megaphone',
  metric: 'graph-line',
  outcome: 'target',
  initiative: 'rocket',
  decision: 'git-branch',
  requirement: 'tasklist',
  assumption: 'lightbulb',
  problem: 'bug',
  risk: 'flame',
  plateau: 'layers',
  migration: 'export',
  programme: 'project',
  milestone: 'milestone',
  gate: 'pass',
  template: 'symbol-snippet',
  use: 'extensions',
  conform: 'verified',
  view: 'open-preview',
  waiver: 'bell-slash',
};

const colours: Partial<Record<TreeNode['icon'], string>> = {
  'no-findings': 'testing.iconPassed',
  error: 'problemsErrorIcon.foreground',
  warning: 'problemsWarningIcon.foreground',
  info: 'problemsInfoIcon.foreground',
};

export function treeIcon(icon: TreeNode['icon']): ThemeIcon {
  const colour = colours[icon];
  return colour === undefined ? new ThemeIcon(names[icon]) : new ThemeIcon(names[icon], new ThemeColor(colour));
}
