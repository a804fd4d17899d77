import type { HostMessage, PageMessage, PageState } from '../../language-server/protocol.ts';
import type { Host } from './host.ts';

const STATE = 'cxa.state';

/** The host of `cxa preview`: messages come as server-sent events and go as posts, both to the page's own origin. */
export function browserHost(token: string): Host {
  const listeners: ((message: HostMessage) => void)[] = [];
  const watchers: ((connected: boolean) => void)[] = [];
  const client = crypto.randomUUID();
  const tell = (message: HostMessage) => {
    for (const listener of listeners) listener(message);
  };
  const post = async (message: PageMessage) => {
    const address = `/message?client=${client}`;
    const headers = { 'content-type': 'application/json', 'x-cxa-token': token };
    try {
      const response = await fetch(address, { method: 'POST', headers, body: JSON.stringify(message) });
      if (response.status === 200) tell((await response.json()) as HostMessage);
      else if (!response.ok) throw new Error(await response.text());
    } catch (error) {
      if (message.kind !== 'request') return;
      tell({ kind: 'response', id: message.id, error: error instanceof Error ? error.message : String(error) });
    }
  };
  const events = new EventSource(`/events?client=${client}&token=${encodeURIComponent(token)}`);
  const opened = new Promise<void>((resolve) => events.addEventListener('open', () => resolve(), { once: true }));
  const report = (connected: boolean) => {
    for (const watch of watchers) watch(connected);
  };
  events.addEventListener('open', () => report(true));
  events.addEventListener('error', () => report(false));
  events.addEventListener('message', (event) => tell(JSON.parse(String(event.data)) as HostMessage));
  return {
    kind: 'browser',
    initialState: storedState(),
    keepState: (state) => sessionStorage.setItem(STATE, JSON.stringify(state)),
    // Only after the stream is open can an answer that comes as an event arrive.
    send: (message) => {
      if (message.kind === 'shown') document.title = `${message.title} · CXA`;
      else void opened.then(() => post(message));
    },
    listen: (listener) => void listeners.push(listener),
    onConnection: (watch) => void watchers.push(watch),
  };
}

function storedState(): PageState {
  try {
    return JSON.parse(sessionStorage.getItem(STATE) ?? '{}') as PageState;
  } catch {
    return {};
  }
}
