import type { Kind } from '../../model/element.ts';

/** The model's kind for each declaration of the grammar that has a name. */
export const kindOfNode: Readonly<Record<string, Kind>> = {
  Architecture: 'architecture',
  Team: 'team',
  Persona: 'persona',
  Boundary: 'boundary',
  Intent: 'intent',
  ContextItem: 'context',
  Channel: 'channel',
  Capability: 'capability',
  System: 'system',
  Data: 'data',
  Journey: 'journey',
  Plateau: 'plateau',
  Communication: 'communication',
  Policy: 'policy',
  Processing: 'processing',
  Metric: 'metric',
  Outcome: 'outcome',
  Initiative: 'initiative',
  Decision: 'decision',
  Requirement: 'requirement',
  Assumption: 'assumption',
  Problem: 'problem',
  Risk: 'risk',
  Programme: 'programme',
  Milestone: 'milestone',
  Gate: 'gate',
  Template: 'template',
};

/** The grammar's declaration for a kind of the model. */
export function nodeTypeOf(kind: Kind): string {
  return Object.keys(kindOfNode).find((type) => kindOfNode[type] === kind) ?? '';
}

/** Every kind that a reference can name. */
export const namedKinds: readonly Kind[] = [...new Set([...Object.values(kindOfNode), 'step', 'integration'] as Kind[])];
