import type { Revision } from '../../language-server/protocol.ts';
import type { IconName } from './icon.tsx';
import { Menu } from './menu.tsx';
import type { Viewer } from './viewer.ts';
import type { ViewerState } from './viewer-state.ts';

const groups: Readonly<Record<Revision['kind'], string>> = { working: 'Your own changes since', branch: 'Branches', tag: 'Tags', commit: 'Commits' };
const icons: Readonly<Record<Revision['kind'], IconName>> = { working: 'compare', branch: 'branch', tag: 'tag', commit: 'commit' };

/** Offers the versions that the project can be compared with, where its host knows any. */
export function CompareMenu({ viewer, state }: { readonly viewer: Viewer; readonly state: ViewerState }) {
  if (state.revisions === undefined) return undefined;
  return (
    <Menu
      label="Compare with…"
      icon="compare"
      align="right"
      items={state.revisions.map(({ revision, kind, title, detail }) => ({ key: revision, title, detail, icon: icons[kind], group: groups[kind] }))}
      chosen={state.compared?.project === state.project ? state.compared?.revision : undefined}
      onOpen={() => void viewer.comparing.readRevisions()}
      onChoose={(revision) => void viewer.comparing.compareWith(revision)}
    />
  );
}
