import { describe, expect, test, vi } from 'vitest';
import type { PlacedGraph } from '../../diagram/placed-graph.ts';
import type { ViewGraph } from '../../diagram/view-graph.ts';
import type { Host } from '../../extension/webview/host.ts';
import { openViewer } from '../../extension/webview/viewer.ts';
import type { AnswerParams, AnswerResult, HostMessage, PageMessage, PageState, ProjectInfo, ViewParams, ViewResult } from '../../language-server/protocol.ts';

const graph: ViewGraph = {
  shape: 'graph',
  request: { kind: 'landscape' },
  title: 'Landscape',
  subtitle: '',
  legend: [],
  direction: 'right',
  nodes: [],
  edges: [],
};

const journeys = ['late', 'returned'] as const;

const project: ProjectInfo = {
  uri: 'file:///shop',
  name: 'Shop',
  version: 1,
  profile: 'design',
  errors: 0,
  warnings: 0,
  plateaus: [{ id: 'plateau:now', title: 'Now' }],
  answers: [
    { question: 'horizon', title: 'Does it hold?', isAtPlateau: false },
    { question: 'explain', journey: 'journey:late', title: 'Can we explain late?', isAtPlateau: true },
  ],
  views: [
    { kind: 'landscape', name: 'landscape', title: 'Landscape' },
    ...journeys.map((name) => ({ kind: 'journey', subject: `journey:${name}`, name: `journey:${name}`, title: name }) as const),
  ],
};

/** A page whose host is this test: what the server would say is set by hand, what the page asks is seen. */
function openPage({ kept = {}, projects = [project] }: { kept?: PageState; projects?: readonly ProjectInfo[] } = {}) {
  const listeners: ((message: HostMessage) => void)[] = [];
  const tell = (message: HostMessage) => listeners.forEach((listener) => void listener(message));
  const server = { projects, result: { version: 1, graph, broken: false, findings: [] } as ViewResult, fails: false };
  const asked: ViewParams[] = [];
  const answersAsked: AnswerParams[] = [];
  let keptState: PageState = kept;
  const answer = (message: PageMessage) => {
    if (message.kind !== 'request') return;
    const { id, method, params } = message;
    if (method === 'view') asked.push(params as ViewParams);
    if (method === 'answer') answersAsked.push(params as AnswerParams);
    if (server.fails) tell({ kind: 'response', id, error: 'The server is gone.' });
    else tell({ kind: 'response', id, result: method === 'projects' ? server.projects : method === 'answer' ? answerOf(params as AnswerParams) : server.result });
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
  const place = async (view: ViewGraph, previous: PlacedGraph | undefined): Promise<PlacedGraph> => ({
    request: view.request,
    title: view.title,
    subtitle: previous === undefined ? 'afresh' : 'from the last',
    legend: [],
    width: 100,
    height: 100,
    marks: [],
  });
  const viewer = openViewer({ host, placer: Promise.resolve({ place }), document: undefined, panel: 'none' });
  const settled = () => vi.waitFor(() => expect(viewer.state().busy).toBe(false));
  return { viewer, server, asked, answersAsked, tell, settled, kept: () => keptState };
}

function answerOf({ answer: { question } }: AnswerParams): AnswerResult {
  const answer = { question, title: 'Does it hold?', verdict: 'yes', tone: 'good', coverage: { known: 1, of: 1, percent: 100 }, sentence: 'Yes: it does.', reasons: [], questions: [], parts: [] } as const;
  return { version: 1, answer, broken: false };
}

const changed: HostMessage = { kind: 'changed', project: project.uri, version: 2 };

describe('the page', () => {
  test('shows the first view of the first project by itself', async () => {
    const page = openPage();
    await page.settled();
    expect(page.viewer.state().picture?.placed.title).toBe('Landscape');
    expect(page.asked).toEqual([{ project: project.uri, view: { kind: 'landscape' } }]);
  });

  test('shows again what it showed before it was hidden', async () => {
    const view = { kind: 'journey', subject: 'journey:late' } as const;
    const page = openPage({ kept: { project: project.uri, view, camera: { a: { x: 1, y: 2, k: 3 } } } });
    await page.settled();
    expect(page.asked.at(-1)?.view).toEqual(view);
    expect(page.viewer.state().camera).toEqual({ a: { x: 1, y: 2, k: 3 } });
  });

  test('does not forget what it showed while the server still reads', async () => {
    const view = { kind: 'journey', subject: 'journey:late' } as const;
    const page = openPage({ kept: { project: project.uri, view }, projects: [] });
    await page.settled();
    page.server.projects = [project];
    page.tell(changed);
    await vi.waitFor(() => expect(page.viewer.state().picture).toBeDefined());
    expect(page.asked.at(-1)?.view).toEqual(view);
  });

  test('goes to the first view when the one it showed is gone', async () => {
    const page = openPage({ kept: { project: project.uri, view: { kind: 'journey', subject: 'journey:gone' } } });
    await page.settled();
    expect(page.asked.at(-1)?.view).toEqual({ kind: 'landscape' });
  });

  test('lays out the next picture from the last one, and afresh when tidied up', async () => {
    const page = openPage();
    await page.settled();
    const subtitle = () => page.viewer.state().picture?.placed.subtitle;
    expect(subtitle()).toBe('afresh');
    page.tell(changed);
    await vi.waitFor(() => expect(subtitle()).toBe('from the last'));
    page.viewer.tidy();
    await vi.waitFor(() => expect(subtitle()).toBe('afresh'));
  });

  test('draws anew when its own project changes, not when another does', async () => {
    const page = openPage();
    await page.settled();
    page.tell({ kind: 'changed', project: 'file:///other', version: 2 });
    page.tell(changed);
    await vi.waitFor(() => expect(page.asked).toHaveLength(2));
  });
});

describe('while the text is broken', () => {
  test('a picture that can be drawn is drawn and marked', async () => {
    const page = openPage();
    await page.settled();
    page.server.result = { ...page.server.result, broken: true };
    page.tell(changed);
    await vi.waitFor(() => expect(page.viewer.state()).toMatchObject({ broken: true, stale: false }));
    expect(page.viewer.state().picture).toBeDefined();
  });

  test('the last good picture stays when nothing can be drawn, and goes when the text is whole and empty', async () => {
    const page = openPage();
    await page.settled();
    page.server.result = { version: 2, graph: { ...graph, empty: 'Write a system first.' }, broken: true, findings: [] };
    page.tell(changed);
    await vi.waitFor(() => expect(page.viewer.state().stale).toBe(true));
    expect(page.viewer.state().picture?.placed.title).toBe('Landscape');
    page.server.result = { ...page.server.result, broken: false };
    page.tell(changed);
    await vi.waitFor(() => expect(page.viewer.state()).toMatchObject({ stale: false, picture: undefined, empty: 'Write a system first.' }));
  });

  test('a server that fails leaves the picture, says so, and can be asked again', async () => {
    const page = openPage();
    await page.settled();
    page.server.fails = true;
    page.viewer.retry();
    await vi.waitFor(() => expect(page.viewer.state()).toMatchObject({ stale: true, problem: 'The server is gone.' }));
    page.server.fails = false;
    page.viewer.retry();
    await vi.waitFor(() => expect(page.viewer.state()).toMatchObject({ stale: false, problem: undefined }));
  });
});

describe('the cursor', () => {
  const inStep = { kind: 'highlight', project: project.uri, element: 'step:returned.ask', journey: 'journey:returned' } as const;

  test('that the host asks for is marked in its picture, pinned or not', async () => {
    const page = openPage({ kept: { follow: false } });
    await page.settled();
    const view = { kind: 'journey', subject: 'journey:late' } as const;
    page.tell({ kind: 'show', project: project.uri, view, element: 'step:late.ask' });
    await page.settled();
    expect(page.asked.at(-1)?.view).toEqual(view);
    expect(page.viewer.state().cursor).toBe('step:late.ask');
  });

  test('is marked in the picture', async () => {
    const page = openPage();
    await page.settled();
    page.tell({ kind: 'highlight', project: project.uri, element: 'system:crm' });
    expect(page.viewer.state().cursor).toBe('system:crm');
  });

  test('leads from one journey to another, and not away from the landscape', async () => {
    const page = openPage();
    await page.settled();
    page.tell(inStep);
    expect(page.viewer.state().view).toEqual({ kind: 'landscape' });
    const late = project.views.find(({ subject }) => subject === 'journey:late');
    if (late !== undefined) page.viewer.showView(late);
    page.tell(inStep);
    expect(page.viewer.state().view).toEqual({ kind: 'journey', subject: 'journey:returned' });
  });

  test('is not followed when the reader has pinned the picture', async () => {
    const page = openPage({ kept: { follow: false } });
    await page.settled();
    page.tell(inStep);
    expect(page.viewer.state().cursor).toBeUndefined();
  });
});

describe('an answer', () => {
  const horizon = { question: 'horizon' } as const;
  const explain = { question: 'explain', journey: 'journey:late' } as const;

  test('stands in the picture’s place until a view is chosen, and is kept', async () => {
    const page = openPage();
    await page.settled();
    page.viewer.showAnswer(horizon);
    await vi.waitFor(() => expect(page.viewer.state().answered?.answer.sentence).toBe('Yes: it does.'));
    expect(page.kept()).toMatchObject({ view: { kind: 'landscape' }, answer: horizon });
    const [first] = project.views;
    if (first !== undefined) page.viewer.showView(first);
    expect(page.viewer.state().answer).toBeUndefined();
    expect(page.kept().answer).toBeUndefined();
  });

  test('is there again after a reload, and asked anew when its project changes', async () => {
    const page = openPage({ kept: { project: project.uri, view: { kind: 'landscape', plateau: 'plateau:now' }, answer: explain } });
    await page.settled();
    expect(page.answersAsked).toEqual([{ project: project.uri, answer: explain, plateau: 'plateau:now' }]);
    expect(page.asked).toEqual([]);
    page.tell(changed);
    await vi.waitFor(() => expect(page.answersAsked).toHaveLength(2));
  });

  test('gives way to the picture when its journey is gone', async () => {
    const page = openPage({ kept: { project: project.uri, answer: { question: 'explain', journey: 'journey:gone' } } });
    await vi.waitFor(() => expect(page.viewer.state().picture).toBeDefined());
    expect(page.viewer.state().answer).toBeUndefined();
  });

  test('is shown when the host says so, and read on whatever the cursor does', async () => {
    const page = openPage();
    await page.settled();
    page.tell({ kind: 'show', project: project.uri, answer: horizon });
    await vi.waitFor(() => expect(page.viewer.state().answered?.answer.question).toBe('horizon'));
    page.tell({ kind: 'highlight', project: project.uri, element: 'step:returned.ask', journey: 'journey:returned' });
    expect(page.viewer.state()).toMatchObject({ answer: horizon, view: { kind: 'landscape' } });
  });
});

test('what is worth keeping is kept: project, view, plateau, cameras and panels', async () => {
  const page = openPage();
  await page.settled();
  page.viewer.showPlateau('plateau:now');
  page.viewer.change({ panel: 'outline', legend: true, camera: { here: { x: 1, y: 2, k: 0.5 } } });
  expect(page.kept()).toEqual({
    project: project.uri,
    view: { kind: 'landscape', plateau: 'plateau:now' },
    follow: true,
    panel: 'outline',
    legend: true,
    camera: { here: { x: 1, y: 2, k: 0.5 } },
  });
});
