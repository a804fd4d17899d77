import type { Architecture, Boundary, ContextItem, Intent, Persona, Team } from '../../model/element.ts';
import type * as ast from '../generated/ast.ts';
import type { ReadDeclaration } from './declaration.ts';
import type { ElementScope } from './element-scope.ts';
import { readDateValue, readHourSpans, readMoneyAmount, readPercentAmount, unlessNone } from './read-amount.ts';
import { readBoundaries } from './read-boundaries.ts';
import { listOrNothing, readBase, readChanges, stated } from './read-element.ts';
import { readStatedMentions } from './read-mention.ts';
import { readWord, readWordList } from './read-word.ts';

export const readArchitecture: ReadDeclaration<ast.Architecture> = (scope, node, names): Architecture => ({
  ...readBase(scope, node, names),
  kind: 'architecture',
  ...stated<Architecture>({
    regulations: readWordList(scope, node, 'regulations', node.regulations, 'regulation'),
    currency: node.currency,
    horizon: unlessNone(readDateValue(scope, node, 'horizon', node.horizon)),
  }),
});

export const readTeam: ReadDeclaration<ast.Team> = (scope, node, names): Team => ({
  ...readBase(scope, node, names),
  kind: 'team',
  ...teamFields(scope, node),
  ...readChanges(scope, node.at, teamFields),
});

export const readPersona: ReadDeclaration<ast.Persona> = (scope, node, names): Persona => ({
  ...readBase(scope, node, names),
  kind: 'persona',
  ...personaFields(scope, node),
  ...readChanges(scope, node.at, personaFields),
});

export const readBoundary: ReadDeclaration<ast.Boundary> = (scope, node, names): Boundary => ({
  ...readBase(scope, node, names),
  kind: 'boundary',
  ...boundaryFields(scope, node),
  ...readChanges(scope, node.at, boundaryFields),
});

export const readIntent: ReadDeclaration<ast.Intent> = (scope, node, names): Intent => ({
  ...readBase(scope, node, names),
  kind: 'intent',
  ...readChanges(scope, node.at, () => ({})),
});

export const readContextItem: ReadDeclaration<ast.ContextItem> = (scope, node, names): ContextItem => ({
  ...readBase(scope, node, names),
  kind: 'context',
  ...contextFields(scope, node),
  ...readChanges(scope, node.at, contextFields),
});

export function teamFields(scope: ElementScope, node: ast.TeamBody): Partial<Team> {
  return stated<Team>({
    unit: node.unit ? true : undefined,
    type: readWord(scope, node, 'kind', node.kind, 'teamType'),
    lead: node.lead,
    hours: readHourSpans(scope, node.hours),
    ...readBoundaries(scope, node.in),
    cost: readMoneyAmount(scope, node.cost),
    members: readStatedMentions(scope, node.members, ['team']),
  });
}

export function personaFields(scope: ElementScope, node: ast.PersonaBody): Partial<Persona> {
  return stated<Persona>({
    type: node.kind,
    segment: node.segment,
    share: unlessNone(readPercentAmount(scope, node.share)),
    goal: listOrNothing(node.goals)?.join('; '),
  });
}

export function boundaryFields(scope: ElementScope, node: ast.BoundaryBody): Partial<Boundary> {
  return stated<Boundary>({
    type: readWord(scope, node, 'kind', node.kind, 'boundaryType'),
    safeguard: readWord(scope, node, 'safeguard', node.safeguard, 'safeguard'),
    ...readBoundaries(scope, node.in),
  });
}

export function contextFields(scope: ElementScope, node: ast.ContextItemBody): Partial<ContextItem> {
  return stated<ContextItem>({ classes: readWordList(scope, node, 'class', node.class, 'dataClass') });
}
