import { expect, test, vi } from 'vitest';
import type { MarkChange, PlacedGraph } from '../../diagram/placed-graph.ts';
import { comparedHighlightStyles } from '../../extension/webview/highlight.ts';
import type { Host } from '../../extension/webview/host.ts';
import { sayBox } from '../../extension/webview/mark-walk.ts';
import { slideOpacities } from '../../extension/webview/slide.ts';
import { openViewer } from '../../extension/webview/viewer.ts';
import type { ComparisonResult, HostMessage, PageMessage, PageState, ProjectInfo, RevisionsResult, ViewParams } from '../../language-server/protocol.ts';
import { box, picture } from './pictures.ts';

const shop: ProjectInfo = {
  uri: 'file:///shop',
  name: 'Shop',
  version: 1,
  profile: 'design',
  errors: 0,
  warnings: 0,
  plateaus: [],
  answers: [{ question: 'horizon', title: 'Does it hold?', isAtPlateau: false }],
  views: [
    { kind: 'landscape', name: 'landscape', title: 'Landscape' },
    { kind: 'journey', subject: 'journey:late', name: 'journey:late', title: 'Late' },
  ],
};
const journey = { kind: 'journey', subject: 'journey:late' } as const;
const landscape = { kind: 'landscape' } as const;
const different: ComparisonResult = {
  version: 1,
  base: 'main',
  head: 'the working tree',
  changes: [
    { kind: 'verdict', sign: 'worse', text: 'Late: yes → no', element: 'journey:late', view: journey },
    { kind: 'added', sign: '+', text: 'system "CRM"', element: 'system:crm', view: landscape },
    { kind: 'changed', sign: '~', text: 'team "IT": lead', element: 'team:it' },
    { kind: 'changed', sign: '~', text: 'step "Asks" of Late', element: 'step:late.ask', view: journey },
  ],
  counts: { verdict: 1, added: 1, changed: 2 },
  summary: [],
  notes: [],
  views: [],
};

/** A page whose host is this test; the host compares with whatever it is asked to, but `gone`. */
function openPage({ kept = {}, base }: { kept?: PageState; base?: string } = {}) {
  const listeners: ((message: HostMessage) => void)[] = [];
  const tell = (message: HostMessage) => listeners.forEach((listener) => void listener(message));
  const server = { base, comparison: different, revisions: [] as RevisionsResult };
  const asked: { readonly method: string; readonly params: unknown }[] = [];
  const sent: PageMessage[] = [];
  const said: string[] = [];
  let keptState: PageState = kept;
  const resultOf = (method: string, params: unknown): unknown => {
    if (method === 'projects') return [{ ...shop, ...(server.base !== undefined && { base: server.base }) }];
    if (method === 'comparison') return server.comparison;
    if (method === 'revisions') return server.revisions;
    if (method === 'answer') return undefined;
    if (method === 'compareWith') {
      server.base = (params as { readonly revision?: string }).revision;
      queueMicrotask(() => tell({ kind: 'changed', project: shop.uri, version: 2 }));
      return undefined;
    }
    const { view } = params as ViewParams;
    return { version: 1, graph: { shape: 'graph', request: view, title: view.kind, subtitle: '', legend: [], direction: 'right', nodes: [], edges: [] }, broken: false, findings: [] };
  };
  const answer = (message: PageMessage) => {
    sent.push(message);
    if (message.kind !== 'request') return;
    const { id, method, params } = message;
    asked.push({ method, params });
    const fails = method === 'compareWith' && (params as { readonly revision?: string }).revision === 'gone';
    tell(fails ? { kind: 'response', id, error: 'There is no revision "gone".' } : { kind: 'response', id, result: resultOf(method, params) });
  };
  const host: Host = {
    kind: 'vscode',
    initialState: kept,
    keepState: (state) => {
      keptState = state;
    },
    send: (message) => queueMicrotask(() => answer(message)),
    listen: (listener) => void listeners.push(listener),
    onConnection: () => undefined,
  };
  const place = async (): Promise<PlacedGraph> => picture(markOf('crm', 'added'));
  const viewer = openViewer({ host, placer: Promise.resolve({ place }), document: undefined, panel: 'none' });
  viewer.comparing.onSay((sentence) => said.push(sentence));
  const settled = () => vi.waitFor(() => expect(viewer.state()).toMatchObject({ busy: false, loaded: true }));
  const compared = () => vi.waitFor(() => expect(viewer.state().comparison).toBeDefined());
  const views = () => asked.filter(({ method }) => method === 'view').map(({ params }) => params as ViewParams);
  return { viewer, server, asked, views, sent, said, tell, settled, compared, kept: () => keptState };
}

function markOf(name: string, change: MarkChange) {
  return { ...box(name, { x: 0, y: 0 }), change };
}

test('a project with a base is shown compared, with the list of changes', async () => {
  const page = openPage({ base: 'main' });
  await page.compared();
  await page.settled();
  expect(page.views().at(-1)).toEqual({ project: shop.uri, view: landscape, compared: true });
  expect(page.viewer.state()).toMatchObject({ panel: 'changes', slide: 50 });
  expect(page.viewer.state().picture?.key).toContain('compared');
});

test('one without is as ever, and nothing is asked about differences', async () => {
  const page = openPage();
  await page.settled();
  expect(page.views()).toEqual([{ project: shop.uri, view: landscape }]);
  expect(page.asked.map(({ method }) => method)).not.toContain('comparison');
});

test('a chosen revision is compared with until its cross is pressed', async () => {
  const page = openPage();
  await page.settled();
  await page.viewer.comparing.compareWith('v1');
  await page.compared();
  expect(page.kept().compared).toEqual({ project: shop.uri, revision: 'v1' });
  await page.viewer.comparing.compareWith(undefined);
  await vi.waitFor(() => expect(page.viewer.state()).toMatchObject({ comparison: undefined, panel: 'none', busy: false }));
  expect(page.views().at(-1)).not.toHaveProperty('compared');
  expect(page.kept()).not.toHaveProperty('compared');
});

test('after a reload it asks once for what it compared with, and shows the slider and the list as they were', async () => {
  const kept: PageState = { project: shop.uri, view: landscape, panel: 'none', compared: { project: shop.uri, revision: 'v1' }, slide: 80, unlisted: ['fixed'] };
  const page = openPage({ kept });
  await page.compared();
  expect(page.asked.filter(({ method }) => method === 'compareWith')).toEqual([{ method: 'compareWith', params: { project: shop.uri, revision: 'v1' } }]);
  expect(page.viewer.state()).toMatchObject({ slide: 80, unlisted: ['fixed'] });
  expect(page.kept()).toMatchObject({ slide: 80, unlisted: ['fixed'], compared: { revision: 'v1' } });
});

test('a revision that is gone is said and forgotten', async () => {
  const page = openPage({ kept: { project: shop.uri, compared: { project: shop.uri, revision: 'gone' } } });
  await vi.waitFor(() => expect(page.said).toEqual(['There is no revision "gone".']));
  expect(page.kept()).not.toHaveProperty('compared');
  page.tell({ kind: 'changed', project: shop.uri, version: 2 });
  await page.settled();
  expect(page.said).toHaveLength(1);
});

test('a change is gone to in the picture that shows it', async () => {
  const page = openPage({ base: 'main' });
  await page.compared();
  await page.settled();
  page.viewer.comparing.goTo(1);
  // The picture that is there shows it.
  expect(page.viewer.state()).toMatchObject({ change: 1, flight: { element: 'system:crm' }, view: landscape });
  page.viewer.comparing.goTo(3);
  expect(page.viewer.state()).toMatchObject({ change: 3, flight: { element: 'step:late.ask' }, view: journey });
  page.viewer.comparing.goTo(2);
  await vi.waitFor(() => expect(page.sent).toContainEqual({ kind: 'reveal', project: shop.uri, element: 'team:it' }));
});

test('the next change is the next that is listed and drawn, around at both ends', async () => {
  const page = openPage({ base: 'main', kept: { unlisted: ['verdict'] } });
  await page.compared();
  const walked = [1, 1, 1, -1, -1].map((direction) => {
    page.viewer.comparing.step(direction === 1 ? 1 : -1);
    return page.viewer.state().change;
  });
  expect(walked).toEqual([1, 3, 1, 3, 1]);
});

test('who is at a change stays there while the list changes', async () => {
  const page = openPage({ base: 'main' });
  await page.compared();
  page.viewer.comparing.goTo(3);
  page.server.comparison = { ...different, changes: different.changes.slice(1) };
  page.tell({ kind: 'changed', project: shop.uri, version: 3 });
  await vi.waitFor(() => expect(page.viewer.state().change).toBe(2));
});

test('a change leads out of an answer in words', async () => {
  const page = openPage({ base: 'main', kept: { project: shop.uri, view: landscape, answer: { question: 'horizon' } } });
  await page.compared();
  page.viewer.comparing.goTo(1);
  expect(page.viewer.state()).toMatchObject({ answer: undefined, view: landscape });
});

test('the slider shows one version, both, or the other, and never two looks of one thing', () => {
  expect(slideOpacities(0)).toMatchObject({ before: 1, after: 0, earlier: 1, later: 0, 'steps-back': 1 });
  expect(slideOpacities(50)).toEqual({ before: 1, after: 1, earlier: 0, later: 1, 'steps-back': 0.4, 'steps-back-text': 0.72 });
  expect(slideOpacities(100)).toMatchObject({ before: 0, after: 1, earlier: 0, later: 1, 'steps-back': 1 });
  for (let slide = 0; slide <= 100; slide += 5) {
    const { earlier, later } = slideOpacities(slide);
    expect(Math.min(earlier, later)).toBe(0);
  }
});

test('the keyboard walk says what became of a box', () => {
  expect(sayBox(markOf('crm', 'added'))).toBe('crm, added');
  expect(sayBox(markOf('crm', 'affected'))).toBe('crm, affected by other changes');
  expect(sayBox(box('crm', { x: 0, y: 0 }))).toBe('crm');
});

test('a highlight in a picture of two versions brings forward and dims nothing', () => {
  vi.stubGlobal('CSS', { escape: (text: string) => text });
  const styles = comparedHighlightStyles({ ringed: ['crm'], bright: new Set(['crm', 'oms']), parts: [], soft: false });
  vi.unstubAllGlobals();
  expect(styles).toContain('opacity:1');
  expect(styles).not.toContain('dimmed');
});
