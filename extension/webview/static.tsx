import './style.css';
import './style/site.css';
import { render } from 'preact';
import { App } from './app.tsx';
import { staticHost } from './host-static.ts';
import { Site } from './site/site.tsx';
import { openParts } from './static/parts.ts';
import { openRouter } from './static/router.ts';
import type { Snapshot } from './static/snapshot.ts';
import { openTheme } from './theme.ts';
import { openViewer } from './viewer.ts';

/** Px of a window in which the list of findings leaves the picture enough room. */
const ROOMY = 1_400;

const parts = openParts();

start().catch((error: unknown) => {
  const place = document.createElement('p');
  place.className = 'page-failed';
  place.textContent = `This page cannot be shown: ${error instanceof Error ? error.message : String(error)} A current browser is needed.`;
  document.body.replaceChildren(place);
});

async function start(): Promise<void> {
  const snapshot = await parts.read<Snapshot>('snapshot');
  const memory = sessionMemory();
  const onShown = (title: string) => {
    document.title = `${title} · ${snapshot.title}`;
  };
  const host = staticHost({
    snapshot,
    parts,
    memory,
    key: `cxa.state ${location.pathname}`,
    onShown,
    onUnwritten: (project, element) => {
      if (snapshot.kind === 'site') router.go({ page: 'element', project, element });
    },
  });
  const viewer = openViewer({
    host,
    placer: Promise.resolve(host.placer),
    document: undefined,
    panel: window.innerWidth >= ROOMY ? 'findings' : 'none',
  });
  const theme = openTheme('reader', viewer.state().theme);
  viewer.subscribe(() => theme.choose(viewer.state().theme));
  const router = openRouter({ snapshot, viewer, tell: host.tell });
  const page = snapshot.kind === 'site' ? <Site {...{ snapshot, parts, viewer, theme, router }} /> : <App viewer={viewer} theme={theme} />;
  document.body.replaceChildren();
  render(page, document.body);
}

/** A page from a disk may be refused even to ask. */
function sessionMemory(): Storage | undefined {
  try {
    return window.sessionStorage;
  } catch {
    return undefined;
  }
}
