import type { ViewEntry, ViewRequest } from '../../../diagram/view-graph.ts';
import type { AnswerRequest } from '../../../language-server/protocol.ts';
import type { ElementId } from '../../../model/element-base.ts';
import { requestOf } from '../viewer-state.ts';
import { answerName, type Snapshot, type SnapshotProject } from './snapshot.ts';

/** What an address asks for. The pictures and answers are the viewer's, the rest are pages of a site. */
export type Route =
  | { readonly page: 'projects' }
  | { readonly page: 'front'; readonly project: SnapshotProject }
  | { readonly page: 'view'; readonly project: SnapshotProject; readonly view: ViewRequest; readonly element?: ElementId }
  | { readonly page: 'answer'; readonly project: SnapshotProject; readonly answer: AnswerRequest; readonly plateau?: ElementId }
  | { readonly page: 'elements'; readonly project: SnapshotProject; readonly kind?: string }
  | { readonly page: 'element'; readonly project: SnapshotProject; readonly element: ElementId }
  | { readonly page: 'findings'; readonly project: SnapshotProject }
  | { readonly page: 'rule'; readonly project: SnapshotProject; readonly rule: string };

/** Stands before the name of a declared view, which may be called as a page is. */
const DECLARED = 'view';

/** The address of a route: `#/journey/lateDelivery?at=p1`. Stays the same as long as what it names keeps its name. */
export function addressOf(snapshot: Snapshot, route: Route): string {
  if (route.page === 'projects') return '#/';
  const project = snapshot.projects.length > 1 ? ['in', route.project.slug] : [];
  const { path, query } = pathOf(route);
  const words = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`]));
  return `#/${[...project, ...path].map(encodeURIComponent).join('/')}${words.length === 0 ? '' : `?${words.join('&')}`}`;
}

function pathOf(route: Exclude<Route, { readonly page: 'projects' }>): { readonly path: readonly string[]; readonly query: Readonly<Record<string, string | undefined>> } {
  switch (route.page) {
    case 'front':
      return { path: [], query: {} };
    case 'view': {
      const entry = route.project.info.views.find((each) => isOf(each, route.view));
      const path = entry === undefined ? [] : entry.declaration !== undefined ? [DECLARED, entry.name] : splitAtColon(entry.name);
      return { path, query: { at: nameOf(route.view.plateau), show: route.element } };
    }
    case 'answer':
      return { path: ['answer', ...answerName(route.answer).split('/')], query: { at: nameOf(route.plateau) } };
    case 'elements':
      return { path: ['elements', ...(route.kind === undefined ? [] : [route.kind])], query: {} };
    case 'element':
      return { path: ['element', ...splitAtColon(route.element)], query: {} };
    case 'findings':
      return { path: ['findings'], query: {} };
    case 'rule':
      return { path: ['rule', route.rule], query: {} };
  }
}

/** What an address names; undefined where it names nothing that there is. */
export function routeOf(snapshot: Snapshot, address: string): Route | undefined {
  const [whole = '', words = ''] = address.replace(/^#?\/?/, '').split('?', 2);
  const query = new URLSearchParams(words);
  const path = whole.split('/').filter((piece) => piece !== '').map(decoded);
  const [only] = snapshot.projects;
  if (path[0] === 'in') {
    const project = snapshot.projects.find(({ slug }) => slug === path[1]);
    return project && routeIn(project, path.slice(2), query);
  }
  if (path.length === 0 && snapshot.projects.length !== 1) return { page: 'projects' };
  return only && routeIn(only, path, query);
}

function routeIn(project: SnapshotProject, path: readonly string[], query: URLSearchParams): Route | undefined {
  const [first, ...rest] = path;
  const name = rest.join('/');
  const plateau = project.info.plateaus.find(({ id }) => nameOf(id) === query.get('at'))?.id;
  switch (first) {
    case undefined:
      return { page: 'front', project };
    case 'answer': {
      const answer = project.info.answers.find((entry) => answerName(entry) === name);
      return answer && { page: 'answer', project, answer: { question: answer.question, ...(answer.journey !== undefined && { journey: answer.journey }) }, ...(plateau !== undefined && { plateau }) };
    }
    case 'elements':
      return { page: 'elements', project, ...(name !== '' && { kind: name }) };
    case 'element': {
      const [kind = '', ...words] = rest;
      return { page: 'element', project, element: `${kind}:${words.join('/')}` };
    }
    case 'findings':
      return { page: 'findings', project };
    case 'rule':
      return { page: 'rule', project, rule: name };
    default: {
      const entry = project.info.views.find((each) => (first === DECLARED ? each.declaration !== undefined && each.name === name : each.declaration === undefined && each.name === (name === '' ? first : `${first}:${name}`)));
      const element = query.get('show');
      return entry && { page: 'view', project, view: requestOf(entry, plateau), ...(element !== null && { element }) };
    }
  }
}

function isOf(entry: ViewEntry, view: ViewRequest): boolean {
  return entry.kind === view.kind && entry.subject === view.subject && entry.declaration === view.declaration;
}

function splitAtColon(text: string): readonly string[] {
  const at = text.indexOf(':');
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

function nameOf(id: ElementId | undefined): string | undefined {
  return id?.slice(id.indexOf(':') + 1);
}

/** A broken escape is taken as it stands. */
function decoded(piece: string): string {
  try {
    return decodeURIComponent(piece);
  } catch {
    return piece;
  }
}
