import type { ElementOf, Kind } from '../element.ts';
import type { ElementId } from '../element-base.ts';
import type { ArchitectureIndex } from '../query.ts';
import type { JourneyWalk } from '../walk.ts';

/** What can be looked at. */
export interface View {
  readonly index: ArchitectureIndex;
  walk(journey: ElementOf<'journey'>): JourneyWalk;
}

/** The ways of looking. They stand here, apart from any view, because a record must not keep the view that it was made of. */
const looks = {
  graph: ({ index }: View) => index.graph,
  element: ({ index }: View, id: ElementId) => index.element(id),
  all: ({ index }: View, kind: string) => index.all(kind as Kind),
  has: ({ index }: View, kind: string) => index.has(kind as Kind),
  children: ({ index }: View, id: ElementId) => index.children(id),
  root: ({ index }: View, id: ElementId) => index.rootSystem(id),
  steps: ({ index }: View, id: ElementId) => index.steps(id),
  transitions: ({ index }: View, id: ElementId) => index.transitions(id),
  from: ({ index }: View, id: ElementId) => index.integrationsFrom(id),
  to: ({ index }: View, id: ElementId) => index.integrationsTo(id),
  handovers: ({ index }: View, from: ElementId, to: ElementId) => index.handovers(from, to),
  walk: (view: View, id: ElementId) => {
    const journey = view.index.get('journey', id);
    return journey && view.walk(journey);
  },
} satisfies Record<string, (view: View, a: string, b: string) => unknown>;

/** One look and what was seen: it still holds where the same look shows the same. */
interface Read {
  readonly how: keyof typeof looks;
  readonly a: string;
  readonly b: string;
  readonly seen: unknown;
}

/** Everything that some work looked at. */
export type Reads = readonly Read[];

/** A view that can tell what was looked at through it. */
export interface RecordingView extends View {
  /** The same, with nobody taking notes. */
  readonly plain: View;
  record<T>(work: () => T): { readonly value: T; readonly reads: Reads };
  /** Whether all of that, seen elsewhere, looks the same here. */
  holds(reads: Reads): boolean;
}

/**
 * Records looks into an architecture, so that work is done again only when something that it saw has changed. An element
 * looks the same while it is the same object; a list, while its entries are.
 */
export function createRecordingView(view: View): RecordingView {
  const { index } = view;
  const same = createSameLists();
  let reads: Map<Read['how'], Map<string, Read>> | undefined;

  function look<H extends keyof typeof looks>(how: H, a = '', b = ''): ReturnType<(typeof looks)[H]> {
    const seen = looks[how](view, a, b);
    if (reads) {
      // Ids stand for themselves: a key that is put together each time would cost more than the look.
      const key = b === '' ? a : `${a} ${b}`;
      const same = reads.get(how);
      if (!same) reads.set(how, new Map([[key, { how, a, b, seen }]]));
      else if (!same.has(key)) same.set(key, { how, a, b, seen });
    }
    return seen as ReturnType<(typeof looks)[H]>;
  }

  const recorded: ArchitectureIndex = {
    model: index.model,
    whole: index.whole,
    plateau: index.plateau,
    get graph() {
      return look('graph');
    },
    element: (id) => look('element', id),
    get(kind, id) {
      if (id !== undefined) look('element', id);
      return index.get(kind, id);
    },
    all(kind) {
      look('all', kind);
      return index.all(kind);
    },
    has: (kind) => look('has', kind),
    label(id) {
      look('element', id);
      return index.label(id);
    },
    children: (id) => look('children', id),
    rootSystem: (id) => look('root', id),
    steps: (id) => look('steps', id),
    transitions: (id) => look('transitions', id),
    integrationsFrom: (id) => look('from', id),
    integrationsTo: (id) => look('to', id),
    handovers: (from, to) => look('handovers', from, to),
  };

  return {
    plain: view,
    index: recorded,
    walk(journey) {
      look('walk', journey.id);
      return view.walk(journey);
    },
    record(work) {
      const outer = reads;
      const own = new Map<Read['how'], Map<string, Read>>();
      reads = own;
      const value = work();
      reads = outer;
      return { value, reads: [...own.values()].flatMap((same) => [...same.values()]) };
    },
    holds: (known) => known.every(({ how, a, b, seen }) => same(seen, looks[how](view, a, b))),
  };
}

/** Equal as objects, or as lists of equal objects; long lists are compared once. */
function createSameLists(): (a: unknown, b: unknown) => boolean {
  const known = new WeakMap<object, { readonly list: object; readonly same: boolean }>();
  return (a, b) => {
    if (a === b) return true;
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    const before = known.get(a);
    if (before?.list === b) return before.same;
    const same = a.every((entry, place) => entry === b[place]);
    known.set(a, { list: b, same });
    return same;
  };
}
