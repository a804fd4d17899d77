import './style.css';
import { render } from 'preact';
import { App } from './app.tsx';
import { browserHost } from './host-browser.ts';
import { vsCodeHost } from './host-vscode.ts';
import { openPlacer } from './placing.ts';
import { openTheme } from './theme.ts';
import { openViewer } from './viewer.ts';

/** What the host writes into the page's head: where the layout's worker is, and what the host says besides. */
function setting(name: string): string {
  return document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? '';
}

/** Px of a window in which the list of findings leaves the picture enough room; an editor has its own list. */
const ROOMY = 1_400;

const host = vsCodeHost() ?? browserHost(setting('cxa-token'));
const viewer = openViewer({
  host,
  placer: openPlacer(setting('cxa-layout')),
  document: setting('cxa-document') || undefined,
  panel: host.kind === 'browser' && window.innerWidth >= ROOMY ? 'findings' : 'none',
});
const theme = openTheme(host.kind === 'vscode' ? 'editor' : 'reader', viewer.state().theme);
// In an editor the choice is a setting, and comes from there.
viewer.subscribe(() => theme.choose(viewer.state().theme));
render(<App viewer={viewer} theme={theme} />, document.body);
