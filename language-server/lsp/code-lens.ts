import { CodeLensRequest, CodeLensResolveRequest } from 'vscode-languageserver';
import type { CodeLens, Command } from 'vscode-languageserver';
import type { Element } from '../../model/element.ts';
import type { ElementId } from '../../model/element-base.ts';
import { counted } from '../../model/phrases.ts';
import { clientCommands } from '../protocol.ts';
import type { PlacesParams } from '../protocol.ts';
import { placesOf } from './element-places.ts';
import type { ProjectState } from '../project.ts';
import type { DocumentView, Provider } from './provider.ts';
import { ownedBy } from './element-uses.ts';
import { fragmentOf } from './target.ts';

/** Above each journey, system, use of a template, and team that owns something: what it touches or makes, what is found, and its picture. */
export const codeLens: Provider = {
  capabilities: { codeLensProvider: { resolveProvider: true } },
  register(requests) {
    requests.onDocument(CodeLensRequest.type, null, lensesOf);
    requests.on(CodeLensResolveRequest.type, emptyLens, (lens) => {
      const about: LensData | undefined = lens.data;
      const state = about && requests.workspace.projectsOf(about.uri)[0]?.state();
      return about && state ? { ...lens, command: commandOf(state, about) } : lens;
    });
  },
};

interface LensData extends Omit<PlacesParams, 'of'> {
  readonly of: PlacesParams['of'] | 'view' | 'expansion';
}

const emptyLens: CodeLens = { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } } };

/** Without their counts: those are looked up for the lenses that are in sight. */
function lensesOf(view: DocumentView): CodeLens[] {
  const fragment = fragmentOf(view);
  return (fragment?.elements ?? []).flatMap((element) => {
    const source = fragment?.sources.get(element.id);
    // What a template makes has no line of its own.
    if (!source || source.template) return [];
    const range = { start: source.range.start, end: source.name.end };
    return lensKinds(view.state, element).map((of) => {
      const data: LensData = { uri: view.uri, element: element.id, of };
      return { range, data };
    });
  });
}

function lensKinds(state: ProjectState, { kind, id }: Element): readonly LensData['of'][] {
  switch (kind) {
    case 'journey':
      return ['systems', 'findings', 'view'];
    case 'use':
      return ['findings', 'expansion'];
    case 'system':
      return ['journeys', 'findings', 'view'];
    case 'team':
      return ownedBy(state, id).length > 0 ? ['owned', 'findings'] : [];
    default:
      return [];
  }
}

/** A count of nothing leads nowhere: an empty command is a text alone. */
function commandOf(state: ProjectState, { uri, element, of }: LensData): Command {
  if (of === 'expansion') return expansionCommand(state, uri, element);
  if (of === 'view') return { title: 'open view', command: clientCommands.showElement, arguments: [uri, element] };
  const { length } = placesOf(state, element, of);
  if (length === 0) return { title: nothing[of], command: '' };
  return { title: something[of](length), command: clientCommands.showPlaces, arguments: [uri, element, of] };
}

/** How much a use makes; the text of it is a click away. */
function expansionCommand(state: ProjectState, uri: string, id: ElementId): Command {
  const path = id.slice(id.indexOf(':') + 1);
  const made = state.model.elements.filter((each) => each.path.startsWith(`${path}.`) && state.model.sources.get(each.id)?.template);
  if (made.length === 0) return { title: 'makes nothing', command: '' };
  return { title: `makes ${counted(made.length, 'element')} · show`, command: clientCommands.showExpansion, arguments: [uri, path] };
}

const nothing: Readonly<Record<PlacesParams['of'], string>> = {
  journeys: 'no journeys',
  systems: 'no systems',
  findings: 'no findings',
  owned: 'owns nothing',
};

const something: Readonly<Record<PlacesParams['of'], (count: number) => string>> = {
  journeys: (count) => counted(count, 'journey'),
  systems: (count) => counted(count, 'system'),
  findings: (count) => counted(count, 'finding'),
  owned: (count) => `owns ${count}`,
};
