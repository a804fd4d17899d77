import type { ElementId, Stated } from './element-base.ts';
import type { ElementOf } from './element.ts';
import { feedsInto } from './feeds.ts';
import type { Feed } from './feeds.ts';
import type { ArchitectureIndex } from './query.ts';
import { bySender, isThere, ordersTo, sentToCustomers } from './sending.ts';

/** Whether there is one place that knows everything that a customer is sent. */
export interface SingleView {
  /** `none`: somebody has said that there is none. Undefined where nobody has said which system it is. */
  readonly view: Stated<ElementId> | undefined;
  /** Other systems that are said to be it too, in other policies. */
  readonly rivals: readonly ElementId[];
  /** The policy that says which it is; the first one where none says. */
  readonly policy: ElementOf<'policy'> | undefined;
  /** The system that is said to be it does not exist, or is not live, at this plateau. */
  readonly absent: boolean;
  /** Who sends something to customers, in the order of what they send. Empty where there is no view to be in. */
  readonly senders: readonly SenderInView[];
  /** What is sent without saying by which system. */
  readonly unsent: readonly ElementOf<'communication'>[];
  /** `no` when a sender is outside or late, or there is no view; an architecture that says nothing is `not known`. */
  readonly verdict: 'yes' | 'no' | 'not known';
  /** How many of the facts that decide it are stated: the view, the sender of each communication, the feed of each sender. */
  readonly coverage: { readonly stated: number; readonly of: number };
}

export interface SenderInView {
  readonly sender: ElementId;
  readonly communications: readonly ElementOf<'communication'>[];
  /**
   * `late`: what it sends is known only after the window. `unknown`: integrations on the way do not state what they
   * carry or how often, or nothing is said about the sender's integrations at all.
   */
  readonly state: 'in view' | 'late' | 'outside' | 'unknown';
  /** How it feeds the view: how late, over what, and what would settle it. It need not, where the view itself orders all that it sends. */
  readonly feed: Feed;
}

/**
 * The verdict at the plateau of the index.
 * @param window how late the view may learn of what was sent, ms
 */
export function singleViewOf(index: ArchitectureIndex, window: number): SingleView {
  const sent = sentToCustomers(index);
  const policies = index.all('policy').filter(({ singleView }) => singleView !== undefined);
  const policy = policies.find(({ singleView }) => singleView !== 'none') ?? policies[0] ?? index.all('policy')[0];
  const view = policy?.singleView;
  const named = new Set(policies.flatMap(({ singleView }) => (singleView === undefined || singleView === 'none' ? [] : singleView)));
  const views = [...named].filter((id) => isThere(index, id));
  const absent = named.size > 0 && views.length === 0;
  const unsent = sent.filter(({ sender }) => sender === undefined);
  const senders = views.length > 0 ? judgeSenders(index, views, sent, window) : [];
  const unknown = senders.filter(({ state }) => state === 'unknown').length;
  return {
    view,
    rivals: [...named].filter((id) => id !== view),
    policy,
    absent,
    senders,
    unsent,
    verdict: verdictOf({ sent: sent.length, view, absent, senders, open: unsent.length + unknown }),
    coverage: {
      stated: (view === undefined ? 0 : 1) + (sent.length - unsent.length) + (senders.length - unknown),
      of: 1 + sent.length + senders.length,
    },
  };
}

function judgeSenders(
  index: ArchitectureIndex,
  views: readonly ElementId[],
  sent: readonly ElementOf<'communication'>[],
  window: number,
): readonly SenderInView[] {
  const feedOf = feedsInto(index, { words: ['sends'], ends: views, limit: window });
  const roots = new Set(views.map((view) => index.rootSystem(view)));
  return [...bySender(index, sent)].map(([sender, communications]) => {
    const feed = feedOf(sender);
    const known = feed.state !== 'in time' && isOrderedBy(index, sender, roots) ? 'in time' : feed.state;
    return { sender, communications, state: states[known], feed };
  });
}

const states = { 'in time': 'in view', late: 'late', none: 'outside', unknown: 'unknown' } as const;

/** Everything that it sends is handed to it by the view itself, which therefore knows. */
function isOrderedBy(index: ArchitectureIndex, sender: ElementId, views: ReadonlySet<ElementId>): boolean {
  const orders = ordersTo(index, sender);
  return orders.length > 0 && orders.every((from) => views.has(from));
}

function verdictOf({ sent, view, absent, senders, open }: {
  readonly sent: number;
  readonly view: Stated<ElementId> | undefined;
  readonly absent: boolean;
  readonly senders: readonly SenderInView[];
  readonly open: number;
}): SingleView['verdict'] {
  if (sent === 0) return 'not known';
  if (view === 'none' || absent || senders.some(({ state }) => state === 'outside' || state === 'late')) return 'no';
  return view === undefined || senders.length === 0 || open > 0 ? 'not known' : 'yes';
}
