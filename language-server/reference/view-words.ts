import type { ViewKind } from '../../diagram/view-graph.ts';

/** What each kind of view shows. */
export const viewKindHelp: Readonly<Record<ViewKind, string>> = {
  landscape: 'Systems, channels and the integrations between them.',
  journey: 'The service blueprint of a journey: its steps in order, in lanes from the customer down to the systems.',
  flow: 'The steps of a journey with their branches and loops.',
  sequence: 'Who calls whom along a journey, from top to bottom.',
};

export interface SelectorReference {
  readonly keyword: string;
  readonly help: string;
  readonly example: string;
}

/** What a view can include or exclude, and a template expect or forbid. */
export const selectors: readonly SelectorReference[] = [
  { keyword: '', help: 'The element of that name; of a journey or persona, what belongs to it.', example: 'crm' },
  { keyword: 'kind', help: 'All of a kind: a declaration such as `channel`, or a kind of system such as `crm`.', example: 'kind channel' },
  { keyword: 'tag', help: 'All that have a tag.', example: 'tag core' },
  { keyword: 'owner', help: 'All that a team owns.', example: 'owner customerService' },
  { keyword: 'in', help: 'All that is in a boundary.', example: 'in eu' },
  { keyword: 'neighbours of', help: 'What an integration joins to a system.', example: 'neighbours of crm' },
  { keyword: 'element', help: 'The element of that name, where it is named like one of these words.', example: 'element tag' },
];
