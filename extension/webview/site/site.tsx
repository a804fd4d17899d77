import { useEffect, useMemo, useState } from 'preact/hooks';
import type { ElementId } from '../../../model/element-base.ts';
import { App } from '../app.tsx';
import { SourcePane } from '../source-pane.tsx';
import type { Parts } from '../static/parts.ts';
import type { Route } from '../static/route.ts';
import { isPicture, type Router } from '../static/router.ts';
import type { DocumentsPart, Snapshot, SnapshotProject } from '../static/snapshot.ts';
import type { ThemeControl } from '../theme.ts';
import { useViewer } from '../use-viewer.ts';
import { currentProject, requestOf } from '../viewer-state.ts';
import type { Viewer } from '../viewer.ts';
import { ElementPage } from './element-page.tsx';
import { ElementsPage } from './elements-page.tsx';
import { FindingsPage } from './findings-page.tsx';
import { FrontPage } from './front-page.tsx';
import { ProjectsPage } from './projects-page.tsx';
import { RulePage } from './rule-page.tsx';
import { SiteHeader } from './site-header.tsx';
import type { Documents, SitePageProps } from './site-page.ts';
import { SiteSearch } from './site-search.tsx';
import { usePart } from './use-part.ts';

interface SiteProps {
  readonly snapshot: Snapshot;
  readonly parts: Parts;
  readonly viewer: Viewer;
  readonly theme: ThemeControl;
  readonly router: Router;
}

/** The pages of a site: the viewer for pictures and answers, and beside it what is said about everything that is declared. */
export function Site({ snapshot, parts, viewer, theme, router }: SiteProps) {
  const state = useViewer(viewer);
  const route = useRoute(router);
  const [searching, setSearching] = useState(false);
  const project = route.page === 'projects' ? undefined : route.project;
  const needsDocuments = searching || !(isPicture(route) || route.page === 'projects');
  const { part, problem } = usePart<DocumentsPart>(parts, needsDocuments ? project?.documents : undefined);
  const documents = useMemo<Documents | undefined>(() => part && { all: part, byId: new Map(part.map((document) => [document.id, document])) }, [part]);
  useSearchKeys(() => setSearching(true));
  useEffect(() => {
    // The viewer names pictures itself.
    if (!isPicture(route)) document.title = [titleOf(route, documents), snapshot.title].filter(Boolean).join(' · ');
  }, [route, documents]);

  const page: SitePageProps | undefined = project && {
    ...{ snapshot, project, parts, state, documents },
    address: router.address,
    viewer: {
      ...viewer,
      showAnswer: (answer) => router.go({ page: 'answer', project, answer }),
      showView: (entry) => router.go({ page: 'view', project, view: requestOf(entry, undefined) }),
    },
  };
  const pageOf = (element: ElementId) => {
    const shown = snapshot.projects.find(({ info }) => info.uri === currentProject(state)?.uri) ?? snapshot.projects[0];
    return shown === undefined ? '#/' : router.address({ page: 'element', project: shown, element });
  };
  return (
    <div class="site">
      <SiteHeader {...{ snapshot, project, route, viewer, state }} address={router.address} onSearch={() => setSearching(!searching)} isSearching={searching} />
      <div class="site-body">
        {isPicture(route) ? (
          <App viewer={viewer} theme={theme} pageOf={pageOf} />
        ) : (
          <div class="middle">
            <main class="site-main" key={router.address(route)} tabIndex={-1}>
              <div class="site-column">
                {router.isLost() && <p class="site-note">That address names nothing here any more; this is where to begin.</p>}
                {problem !== undefined && <p class="site-note">{problem}</p>}
                {page === undefined ? <ProjectsPage {...{ snapshot, parts }} address={router.address} /> : <Page route={route} page={page} />}
                <SiteFoot />
              </div>
            </main>
            {state.source !== undefined && (
              <div class="side">
                <SourcePane {...state.source} onClose={() => viewer.change({ source: undefined })} />
              </div>
            )}
          </div>
        )}
      </div>
      {searching && <SiteSearch {...{ snapshot, documents }} project={project ?? first(snapshot)} onGo={router.go} onClose={() => setSearching(false)} />}
    </div>
  );
}

function Page({ route, page }: { readonly route: Route; readonly page: SitePageProps }) {
  switch (route.page) {
    case 'front':
      return <FrontPage {...page} />;
    case 'elements':
      return <ElementsPage {...page} kind={route.kind} />;
    case 'element':
      return <ElementPage {...page} element={route.element} />;
    case 'findings':
      return <FindingsPage {...page} />;
    case 'rule':
      return <RulePage {...page} rule={route.rule} />;
    case 'projects':
    case 'view':
    case 'answer':
      return undefined;
  }
}

function SiteFoot() {
  return (
    <footer class="site-foot">
      Made with <code>cxa site</code> from the text of the architecture.
    </footer>
  );
}

function useRoute(router: Router): Route {
  const [route, setRoute] = useState(router.route);
  useEffect(() => {
    setRoute(router.route());
    return router.subscribe(() => setRoute(router.route()));
  }, [router]);
  return route;
}

/** A slash, as in many a search, and the keys of editors. */
function useSearchKeys(open: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isTyping = event.target instanceof HTMLInputElement;
      const isCommand = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey);
      if (!isCommand && (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey || event.altKey)) return;
      event.preventDefault();
      open();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

function titleOf(route: Route, documents: Documents | undefined): string | undefined {
  switch (route.page) {
    case 'element':
      return documents?.byId.get(route.element)?.label ?? route.element.slice(route.element.indexOf(':') + 1);
    case 'elements':
      return 'Elements';
    case 'findings':
      return 'Findings';
    case 'rule':
      return route.rule;
    case 'front':
    case 'projects':
    case 'view':
    case 'answer':
      return undefined;
  }
}

function first({ projects }: Snapshot): SnapshotProject | undefined {
  return projects[0];
}
