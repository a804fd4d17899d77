import arrowDown from '@vscode/codicons/src/icons/arrow-down.svg';
import arrowUp from '@vscode/codicons/src/icons/arrow-up.svg';
import check from '@vscode/codicons/src/icons/check.svg';
import chevronDown from '@vscode/codicons/src/icons/chevron-down.svg';
import chevronRight from '@vscode/codicons/src/icons/chevron-right.svg';
import close from '@vscode/codicons/src/icons/close.svg';
import colorMode from '@vscode/codicons/src/icons/color-mode.svg';
import copy from '@vscode/codicons/src/icons/copy.svg';
import diffMultiple from '@vscode/codicons/src/icons/diff-multiple.svg';
import error from '@vscode/codicons/src/icons/error.svg';
import exportIcon from '@vscode/codicons/src/icons/export.svg';
import fileMedia from '@vscode/codicons/src/icons/file-media.svg';
import folder from '@vscode/codicons/src/icons/folder.svg';
import gitBranch from '@vscode/codicons/src/icons/git-branch.svg';
import gitCommit from '@vscode/codicons/src/icons/git-commit.svg';
import gitCompare from '@vscode/codicons/src/icons/git-compare.svg';
import gitMerge from '@vscode/codicons/src/icons/git-merge.svg';
import info from '@vscode/codicons/src/icons/info.svg';
import layers from '@vscode/codicons/src/icons/layers.svg';
import listOrdered from '@vscode/codicons/src/icons/list-ordered.svg';
import listTree from '@vscode/codicons/src/icons/list-tree.svg';
import loading from '@vscode/codicons/src/icons/loading.svg';
import map from '@vscode/codicons/src/icons/map.svg';
import pass from '@vscode/codicons/src/icons/pass.svg';
import question from '@vscode/codicons/src/icons/question.svg';
import quote from '@vscode/codicons/src/icons/quote.svg';
import screenFull from '@vscode/codicons/src/icons/screen-full.svg';
import search from '@vscode/codicons/src/icons/search.svg';
import sparkle from '@vscode/codicons/src/icons/sparkle.svg';
import symbolColor from '@vscode/codicons/src/icons/symbol-color.svg';
import tag from '@vscode/codicons/src/icons/tag.svg';
import target from '@vscode/codicons/src/icons/target.svg';
import typeHierarchy from '@vscode/codicons/src/icons/type-hierarchy-sub.svg';
import warning from '@vscode/codicons/src/icons/warning.svg';
import zoomIn from '@vscode/codicons/src/icons/zoom-in.svg';
import zoomOut from '@vscode/codicons/src/icons/zoom-out.svg';

/** Glyphs of VS Code's own set, so that the page looks at home there. Text of ours, never of a user. */
const glyphs = {
  check,
  'chevron-down': chevronDown,
  'chevron-right': chevronRight,
  close,
  branch: gitBranch,
  changes: diffMultiple,
  commit: gitCommit,
  compare: gitCompare,
  next: arrowDown,
  previous: arrowUp,
  tag,
  theme: colorMode,
  copy,
  error,
  export: exportIcon,
  image: fileMedia,
  project: folder,
  flow: gitMerge,
  info,
  plateau: layers,
  sequence: listOrdered,
  outline: listTree,
  loading,
  journey: map,
  pass,
  question,
  quote,
  fit: screenFull,
  search,
  tidy: sparkle,
  legend: symbolColor,
  target,
  landscape: typeHierarchy,
  warning,
  'zoom-in': zoomIn,
  'zoom-out': zoomOut,
} as const satisfies Record<string, string>;

export type IconName = keyof typeof glyphs;

/** Decoration: what it means stands beside it or in the control's own name. */
export function Icon({ name, tone }: { readonly name: IconName; readonly tone?: string | undefined }) {
  const className = tone === undefined ? 'icon' : `icon tone-${tone}`;
  return <span class={className} aria-hidden="true" dangerouslySetInnerHTML={{ __html: glyphs[name] }} />;
}
