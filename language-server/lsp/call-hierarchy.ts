import {
  CallHierarchyIncomingCallsRequest,
  CallHierarchyOutgoingCallsRequest,
  CallHierarchyPrepareRequest,
} from 'vscode-languageserver';
import type { CallHierarchyItem, Range } from 'vscode-languageserver';
import type { ElementId } from '../../model/element-base.ts';
import type { ProjectState } from '../project.ts';
import type { Workspace } from '../workspace.ts';
import { callersOf, callsFrom } from './calls.ts';
import type { Call } from './calls.ts';
import { outlineName } from './document-symbols.ts';
import { elementOf } from './element-lookup.ts';
import type { Provider } from './provider.ts';
import { symbolKinds } from './symbol-kind.ts';
import { targetAt } from './target.ts';

/** Who calls a system, what it calls, and the journeys that use it. */
export const callHierarchy: Provider = {
  capabilities: { callHierarchyProvider: true },
  register(requests) {
    requests.onDocument(CallHierarchyPrepareRequest.type, null, (view, { position }) => {
      const target = targetAt(view, position);
      const kind = elementOf(view.state.model, target?.element)?.kind;
      const item = target && kind && callable.has(kind) && itemOf(view.state, view.project.root, target.element);
      return item ? [item] : null;
    });
    requests.on(CallHierarchyIncomingCallsRequest.type, null, ({ item }) => {
      const asked = askedOf(requests.workspace, item);
      if (!asked) return null;
      return callersOf(asked.state, asked.element).flatMap((call) => {
        const from = itemOf(asked.state, asked.project, call.element);
        return from ? [{ from, fromRanges: rangesIn(from, call) }] : [];
      });
    });
    requests.on(CallHierarchyOutgoingCallsRequest.type, null, ({ item }) => {
      const asked = askedOf(requests.workspace, item);
      if (!asked) return null;
      return callsFrom(asked.state, asked.element).flatMap((call) => {
        const to = itemOf(asked.state, asked.project, call.element);
        return to ? [{ to, fromRanges: rangesIn(item, call) }] : [];
      });
    });
  },
};

const callable: ReadonlySet<string> = new Set(['system', 'integration', 'journey', 'step']);

/** What an item carries from one question to the next. */
interface ItemData {
  /** URI of the project's folder. */
  readonly project: string;
  readonly element: ElementId;
}

function itemOf(state: ProjectState, project: string, id: ElementId): CallHierarchyItem | undefined {
  const [element, source] = [elementOf(state.model, id), state.model.sources.get(id)];
  if (!element || !source) return undefined;
  const data: ItemData = { project, element: id };
  const within = elementOf(state.model, element.parent);
  return {
    name: element.title ?? outlineName(element),
    detail: within ? `${element.kind} in ${within.title ?? within.path}` : `${element.kind} ${outlineName(element)}`,
    kind: symbolKinds[element.kind],
    uri: source.file,
    range: source.range,
    selectionRange: source.name,
    data,
  };
}

/** Undefined when the project, or the element, has gone since, and for an item that is none of ours. */
function askedOf(workspace: Workspace, item: CallHierarchyItem) {
  const data: ItemData | undefined = item.data;
  const state = data && workspace.project(data.project)?.state();
  return data && state && elementOf(state.model, data.element) ? { ...data, state } : undefined;
}

/** An editor looks for the places in the caller's file; where the call stands in another one, it is the caller's name. */
function rangesIn({ uri, selectionRange }: CallHierarchyItem, { places }: Call): Range[] {
  const own = places.filter(({ file }) => file === uri).map(({ range }) => range);
  return own.length > 0 ? own : [selectionRange];
}
