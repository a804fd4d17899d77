import type { HostMessage } from '../../../language-server/protocol.ts';
import type { Viewer } from '../viewer.ts';
import { requestOf, shownKey, type ViewerState } from '../viewer-state.ts';
import { addressOf, type Route, routeOf } from './route.ts';
import type { Snapshot } from './snapshot.ts';

/** Keeps the address and what is shown the same, so that every page can be sent to somebody and gone back to. */
export interface Router {
  readonly route: () => Route;
  /** What the address names is not there. */
  readonly isLost: () => boolean;
  readonly go: (route: Route) => void;
  /** Of a link. */
  readonly address: (route: Route) => string;
  /** Calls back after every change; returns how to stop that. */
  readonly subscribe: (listener: () => void) => () => void;
}

interface RouterOptions {
  readonly snapshot: Snapshot;
  readonly viewer: Viewer;
  readonly tell: (message: HostMessage) => void;
}

export function openRouter({ snapshot, viewer, tell }: RouterOptions): Router {
  const listeners = new Set<() => void>();
  const address = (route: Route) => addressOf(snapshot, route);
  let route = first(snapshot);
  let lost = false;
  /** What the viewer was told to show, or has shown last. */
  let shown: string | undefined;

  const announce = () => {
    for (const listener of listeners) listener();
  };
  const follow = () => {
    const found = routeOf(snapshot, location.hash);
    lost = found === undefined;
    route = found ?? first(snapshot);
    if (isPicture(route)) {
      shown = address(bare(route));
      tell(showing(route, viewer.state()));
    } else if (snapshot.kind === 'site' && route.page !== 'projects' && viewer.state().project !== route.project.info.uri) {
      tell({ kind: 'show', project: route.project.info.uri });
    }
    announce();
  };
  viewer.subscribe(() => {
    const next = routeOfState(snapshot, viewer.state());
    if (next === undefined) return;
    const before = shown;
    shown = address(next);
    // Behind a page that is read, and before a first picture is there, a change is no choice of the reader's.
    const isBehind = snapshot.kind === 'site' && !isPicture(route);
    if (isBehind || before === undefined || before === shown) return;
    route = next;
    location.hash = shown;
    announce();
  });
  window.addEventListener('hashchange', () => {
    const next = routeOf(snapshot, location.hash);
    if (next === undefined || address(next) !== address(route)) follow();
  });
  follow();
  return {
    route: () => route,
    isLost: () => lost,
    address,
    go: (next) => {
      const target = address(next);
      if (target === location.hash) follow();
      else location.hash = target;
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function first(snapshot: Snapshot): Route {
  const [project] = snapshot.projects;
  return project === undefined || snapshot.projects.length > 1 ? { page: 'projects' } : { page: 'front', project };
}

/** Without the element that is pointed out in it. */
function bare(route: Route): Route {
  if (route.page !== 'view') return route;
  const { element: _, ...rest } = route;
  return rest;
}

type PictureRoute = Extract<Route, { readonly page: 'view' | 'answer' }>;

/** What the viewer shows itself. */
export function isPicture(route: Route): route is PictureRoute {
  return route.page === 'view' || route.page === 'answer';
}

function showing(route: PictureRoute, state: ViewerState): HostMessage {
  const project = route.project.info.uri;
  if (route.page === 'view') return { kind: 'show', project, view: route.view, ...(route.element !== undefined && { element: route.element }) };
  return { kind: 'show', project, answer: route.answer, ...viewBehind(route, state) };
}

/** The address says an answer's plateau, which the viewer keeps with the view behind it. */
function viewBehind({ project: { info }, plateau }: Extract<Route, { readonly page: 'answer' }>, { view, project }: ViewerState) {
  const [entry] = info.views;
  const behind = project === info.uri && view !== undefined ? view : entry && requestOf(entry, undefined);
  if (behind === undefined) return {};
  const { plateau: _, ...rest } = behind;
  return { view: plateau === undefined ? rest : { ...rest, plateau } };
}

function routeOfState(snapshot: Snapshot, state: ViewerState): Route | undefined {
  const project = snapshot.projects.find(({ info }) => info.uri === state.project);
  if (project === undefined || shownKey(state) === undefined) return undefined;
  const plateau = state.view?.plateau;
  if (state.answer !== undefined) return { page: 'answer', project, answer: state.answer, ...(plateau !== undefined && { plateau }) };
  return state.view && { page: 'view', project, view: state.view };
}
