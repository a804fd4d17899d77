import { thousands } from '../../../model/phrases.ts';
import { Icon } from '../icon.tsx';
import { isPicture } from '../static/router.ts';
import type { Route } from '../static/route.ts';
import type { Snapshot, SnapshotProject } from '../static/snapshot.ts';
import { ThemeMenu } from '../theme-menu.tsx';
import type { Viewer } from '../viewer.ts';
import { requestOf, type ViewerState } from '../viewer-state.ts';

interface SiteHeaderProps {
  readonly snapshot: Snapshot;
  readonly project: SnapshotProject | undefined;
  readonly route: Route;
  readonly viewer: Viewer;
  readonly state: ViewerState;
  readonly address: (route: Route) => string;
  readonly onSearch: () => void;
  readonly isSearching: boolean;
}

/** Where everything is: the same on every page. */
export function SiteHeader({ snapshot, project, route, viewer, state, address, onSearch, isSearching }: SiteHeaderProps) {
  const isBehind = project !== undefined && state.project === project.info.uri;
  const [entry] = project?.info.views ?? [];
  // Who was at a picture comes back to it.
  const view = (isBehind ? state.view : undefined) ?? (entry && requestOf(entry, undefined));
  const findings = project?.findings ?? [];
  const graver = findings.filter(({ severity }) => severity !== 'info').length;
  return (
    <header class="site-header">
      <a class="site-name" href={project === undefined ? '#/' : address({ page: 'front', project })} title={project?.info.name ?? snapshot.title}>
        {project?.info.name ?? snapshot.title}
      </a>
      <nav class="site-nav" aria-label="Site">
        {snapshot.projects.length > 1 && <Tab to="#/" title="All" isHere={route.page === 'projects'} />}
        {project !== undefined && (
          <>
            <Tab to={address({ page: 'front', project })} title="Overview" isHere={route.page === 'front' || route.page === 'answer'} />
            {view !== undefined && <Tab to={address({ page: 'view', project, view })} title="Pictures" isHere={route.page === 'view'} />}
            <Tab to={address({ page: 'elements', project })} title="Elements" isHere={route.page === 'elements' || route.page === 'element'} />
            <Tab to={address({ page: 'findings', project })} title="Findings" count={graver} isHere={route.page === 'findings' || route.page === 'rule'} />
          </>
        )}
        {snapshot.templates !== undefined && <Tab to={snapshot.templates} title="Templates" isHere={false} />}
      </nav>
      <span class="toolbar-gap" />
      <button type="button" class="site-search-button" aria-expanded={isSearching} aria-label={isPicture(route) ? 'Search the site' : 'Search'} onClick={onSearch}>
        <Icon name="search" />
        <span class="site-search-text">Search</span>
        <kbd>/</kbd>
      </button>
      <ThemeMenu viewer={viewer} state={state} />
    </header>
  );
}

function Tab({ to, title, count, isHere }: { readonly to: string; readonly title: string; readonly count?: number; readonly isHere: boolean }) {
  return (
    <a class="site-tab" href={to} aria-current={isHere ? 'page' : undefined}>
      {title}
      {count !== undefined && count > 0 && <span class="site-count">{thousands(count)}</span>}
    </a>
  );
}
