import type { Kind } from '../../model/element.ts';

export interface KindGroup {
  /** What the elements are called together. */
  readonly title: string;
  /**
   * `group`: elements of this kind stand together below the project. `inside`: they stand below what they are declared
   * in. `none`: the tree does not show them.
   */
  readonly place: 'group' | 'inside' | 'none';
  /** In the order in which they are written, because it means something; else by their labels. */
  readonly asWritten?: true;
}

/** Every kind, in the order of the tree. */
export const kindGroups: Readonly<Record<Kind, KindGroup>> = {
  architecture: { title: 'Architectures', place: 'none' },
  journey: { title: 'Journeys', place: 'group', asWritten: true },
  step: { title: 'Steps', place: 'inside', asWritten: true },
  transition: { title: 'Arrows', place: 'inside', asWritten: true },
  persona: { title: 'Personas', place: 'group' },
  channel: { title: 'Channels', place: 'group' },
  handover: { title: 'Handovers', place: 'group' },
  system: { title: 'Systems', place: 'group' },
  integration: { title: 'Integrations', place: 'group' },
  data: { title: 'Data', place: 'group' },
  identity: { title: 'Identity links', place: 'group' },
  context: { title: 'Context items', place: 'group' },
  intent: { title: 'Intents', place: 'group' },
  capability: { title: 'Capabilities', place: 'group' },
  team: { title: 'Teams', place: 'group' },
  boundary: { title: 'Boundaries', place: 'group' },
  processing: { title: 'Processing of data', place: 'group' },
  communication: { title: 'Communications', place: 'group' },
  policy: { title: 'Contact policies', place: 'group' },
  metric: { title: 'Metrics', place: 'group' },
  outcome: { title: 'Outcomes', place: 'group' },
  initiative: { title: 'Initiatives', place: 'group' },
  decision: { title: 'Decisions', place: 'group' },
  requirement: { title: 'Requirements', place: 'group' },
  assumption: { title: 'Assumptions', place: 'group' },
  problem: { title: 'Problems', place: 'group' },
  risk: { title: 'Risks', place: 'group' },
  plateau: { title: 'Plateaus', place: 'group', asWritten: true },
  migration: { title: 'Migrations', place: 'group', asWritten: true },
  programme: { title: 'Programmes', place: 'group', asWritten: true },
  milestone: { title: 'Milestones', place: 'inside', asWritten: true },
  gate: { title: 'Gates', place: 'inside', asWritten: true },
  template: { title: 'Templates', place: 'group' },
  use: { title: 'Uses of templates', place: 'group' },
  conform: { title: 'Conformance', place: 'group' },
  view: { title: 'Views', place: 'group' },
  waiver: { title: 'Accepted findings', place: 'group' },
};

/** The kinds in that order. */
export const kindsInOrder = Object.keys(kindGroups) as readonly Kind[];
