import type { Architecture, Boundary, Capability, ContextItem, Element, Intent, Persona, PlainElement, Plateau, Team } from '../../model/element.ts';
import type * as ast from '../generated/ast.ts';
import type { ElementScope } from './element-scope.ts';
import { readDateValue, readPercentAmount, unlessNone } from './read-amount.ts';
import type { ReadDeclaration } from './declaration.ts';
import { listOrNothing, readBase, readChanges, stated } from './read-element.ts';
import { readRef } from './read-reference.ts';
import { readWord } from './read-word.ts';

export const readArchitecture: ReadDeclaration<ast.Architecture> = (scope, node, names): Architecture => ({
  ...readBase(scope, node, names),
  kind: 'architecture',
  ...stated<Architecture>({
    regulations: listOrNothing(node.regulations),
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
});

export const readContextItem: ReadDeclaration<ast.ContextItem> = (scope, node, names): ContextItem => ({
  ...readBase(scope, node, names),
  kind: 'context',
});

export const readCapability: ReadDeclaration<ast.Capability> = (scope, node, names): Capability => ({
  ...readBase(scope, node, names),
  kind: 'capability',
});

export const readPlateau: ReadDeclaration<ast.Plateau> = (scope, node, names): Plateau => ({
  ...readBase(scope, node, names),
  kind: 'plateau',
  ...stated<Plateau>({
    after: readRef(scope, node.after?.[0], ['plateau']),
    starts: unlessNone(readDateValue(scope, node, 'starts', node.starts)),
  }),
});

/** Declarations of which only the name and the common properties are read. */
export function readPlain(kind: PlainElement['kind']): ReadDeclaration<ast.Named> {
  return (scope, node, names): Element => ({ ...readBase(scope, node, names), kind });
}

export function teamFields(scope: ElementScope, node: ast.TeamBody): Partial<Team> {
  return stated<Team>({
    unit: node.unit ? true : undefined,
    type: readWord(scope, node, 'kind', node.kind, 'teamType'),
    lead: node.lead,
  });
}

function personaFields(scope: ElementScope, node: ast.PersonaBody): Partial<Persona> {
  return stated<Persona>({
    segment: node.segment,
    share: unlessNone(readPercentAmount(scope, node.share)),
    goal: listOrNothing(node.goals)?.join('; '),
  });
}

function boundaryFields(scope: ElementScope, node: ast.BoundaryBody): Partial<Boundary> {
  return stated<Boundary>({
    type: readWord(scope, node, 'kind', node.kind, 'boundaryType'),
    safeguard: readWord(scope, node, 'safeguard', node.safeguard, 'safeguard'),
  });
}
