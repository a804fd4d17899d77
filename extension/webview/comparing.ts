import type { ViewRequest } from '../../diagram/view-graph.ts';
import type { ComparedChange, ComparisonParams, ComparisonResult, CompareWithParams, RevisionsParams, RevisionsResult } from '../../language-server/protocol.ts';
import type { ElementId } from '../../model/element-base.ts';
import type { Ask } from './host.ts';
import { currentProject, isComparing, sameView, type ViewerState } from './viewer-state.ts';

/** What the page does with a second version of the project. */
export interface Comparing {
  /** Asks what is different now. */
  readonly refresh: () => Promise<void>;
  /** Asks the host what the project can be compared with. */
  readonly readRevisions: () => Promise<void>;
  /** Compares with a revision; without one, with nothing any more. */
  readonly compareWith: (revision: string | undefined) => Promise<void>;
  /** After a reload: begins again what the host has forgotten. */
  readonly resume: () => Promise<void>;
  /** Goes to a change, by its place in the comparison: to the picture that shows it, and in it to the place. */
  readonly goTo: (place: number) => void;
  /** Goes to the change after the one that the reader is at, or before it, of those that are listed; around at both ends. */
  readonly step: (direction: 1 | -1) => void;
  /** Calls back with a sentence for the reader; returns how to stop that. */
  readonly onSay: (listener: (sentence: string) => void) => () => void;
}

interface ComparingOptions {
  readonly ask: Ask;
  readonly state: () => ViewerState;
  readonly change: (part: Partial<ViewerState>) => void;
  readonly showRequest: (view: ViewRequest) => void;
  /** Opens the text of an element. */
  readonly reveal: (element: ElementId) => void;
}

export function openComparing({ ask, state, change, showRequest, reveal }: ComparingOptions): Comparing {
  const listeners = new Set<(sentence: string) => void>();
  const tried = new Set<string>();
  let reading = false;
  let again = false;
  const say = (error: unknown) => {
    for (const listener of listeners) listener(error instanceof Error ? error.message : String(error));
  };

  const read = async () => {
    const { project, view } = state();
    if (project === undefined || !isComparing(state())) return change({ comparison: undefined, change: undefined });
    const params: ComparisonParams = { project, ...(view?.plateau !== undefined && { plateau: view.plateau }) };
    const comparison = await ask<ComparisonResult | undefined>('comparison', params);
    const { comparison: last, change: place, project: now } = state();
    if (now !== project) return;
    // The list changes while somebody types; the reader stays at what he looks at.
    const at = place === undefined ? undefined : last?.changes[place];
    const found = comparison?.changes.findIndex((each) => at !== undefined && each.kind === at.kind && each.element === at.element && each.sign === at.sign) ?? -1;
    change({ comparison, change: found < 0 ? undefined : found });
  };

  const refresh = async () => {
    again = true;
    if (reading) return;
    reading = true;
    while (again) {
      again = false;
      // A server that fails is told by the picture.
      await read().catch(() => undefined);
    }
    reading = false;
  };

  const compareWith = async (revision: string | undefined) => {
    const { project } = state();
    if (project === undefined) return;
    const params: CompareWithParams = { project, ...(revision !== undefined && { revision }) };
    const before = state().compared;
    change({ compared: revision === undefined ? undefined : { project, revision }, ...(revision === undefined && state().panel === 'changes' && { panel: 'none' }) });
    try {
      await ask<undefined>('compareWith', params);
      if (revision !== undefined) tried.delete(revision);
    } catch (error) {
      change({ compared: before?.revision === revision ? undefined : before });
      say(error);
    }
  };

  const goTo = (place: number) => {
    const found = state().comparison?.changes[place];
    if (found === undefined) return;
    const { element, sign, view } = found;
    change({ change: place });
    if (element !== undefined && view !== undefined) {
      change({ flight: { element } });
      const shown = viewToShow(state(), found);
      if (shown !== undefined) showRequest(shown);
      return;
    }
    // What no picture shows is at least read where it is written.
    if (element !== undefined && sign !== '-') reveal(element);
    else say('This is drawn in no picture.');
  };

  return {
    refresh,
    compareWith,
    goTo,
    readRevisions: async () => {
      const { project } = state();
      if (project === undefined) return;
      const params: RevisionsParams = { project };
      const revisions = await ask<RevisionsResult>('revisions', params).catch(() => undefined);
      change({ revisions });
    },
    resume: async () => {
      const { compared, project } = state();
      if (compared === undefined || compared.project !== project || isComparing(state()) || tried.has(compared.revision)) return;
      tried.add(compared.revision);
      await compareWith(compared.revision);
    },
    step: (direction) => {
      const { comparison, change: at, unlisted } = state();
      const listed = (comparison?.changes ?? []).flatMap(({ kind, view }, place) => (unlisted.includes(kind) || view === undefined ? [] : [place]));
      if (listed.length === 0) return say('No change is drawn in a picture.');
      const next = direction === 1 ? listed.find((place) => at === undefined || place > at) : listed.findLast((place) => at === undefined || place < at);
      goTo(next ?? (direction === 1 ? listed[0] : listed.at(-1)) ?? 0);
    },
    onSay: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Undefined where the picture that is there shows the change already. */
function viewToShow(state: ViewerState, { element, view }: ComparedChange): ViewRequest | undefined {
  if (view === undefined) return undefined;
  const isHere = state.answer === undefined && state.picture?.placed.marks.some((mark) => mark.element === element && mark.change !== undefined);
  const isSame = state.answer === undefined && state.view !== undefined && sameView(state.view, view) && state.view.plateau === view.plateau;
  if (isHere || isSame) return undefined;
  // Of a view that is not offered there is no picture.
  return currentProject(state)?.views.some((entry) => sameView(entry, view)) ? view : undefined;
}
