import type { Assumption, Decision, DecisionOption, Initiative, Kind, Problem, Requirement, Risk } from '../../model/element.ts';
import type * as ast from '../generated/ast.ts';
import type { ReadDeclaration } from './declaration.ts';
import type { ElementScope } from './element-scope.ts';
import { readDateValue, readMoneyAmount, readRateAmount, unlessNone } from './read-amount.ts';
import { listOrNothing, readBase, readChanges, readNotes, stated } from './read-element.ts';
import { readRefs, readStatedRefs, readWords } from './read-reference.ts';
import { readWord } from './read-word.ts';

export const readInitiative: ReadDeclaration<ast.Initiative> = (scope, node, names): Initiative => ({
  ...readBase(scope, node, names),
  kind: 'initiative',
  outcomes: [],
  ...initiativeFields(scope, node),
  ...readChanges(scope, node.at, initiativeFields),
});

export const readDecision: ReadDeclaration<ast.Decision> = (scope, node, names): Decision => ({
  ...readBase(scope, node, names),
  kind: 'decision',
  options: [],
  ...decisionFields(scope, node),
  ...readChanges(scope, node.at, decisionFields),
});

export const readRequirement: ReadDeclaration<ast.Requirement> = (scope, node, names): Requirement => ({
  ...readBase(scope, node, names),
  kind: 'requirement',
  on: [],
  ...requirementFields(scope, node),
  ...readChanges(scope, node.at, requirementFields),
});

export const readAssumption: ReadDeclaration<ast.Assumption> = (scope, node, names): Assumption => ({
  ...readBase(scope, node, names),
  kind: 'assumption',
  on: [],
  ...assumptionFields(scope, node),
  ...readChanges(scope, node.at, assumptionFields),
});

export const readProblem: ReadDeclaration<ast.Problem> = (scope, node, names): Problem => ({
  ...readBase(scope, node, names),
  kind: 'problem',
  on: [],
  intents: [],
  ...problemFields(scope, node),
  ...readChanges(scope, node.at, problemFields),
});

export const readRisk: ReadDeclaration<ast.Risk> = (scope, node, names): Risk => ({
  ...readBase(scope, node, names),
  kind: 'risk',
  on: [],
  ...riskFields(scope, node),
  ...readChanges(scope, node.at, riskFields),
});

/** What a requirement, assumption, problem or risk can be about. */
export const subjectKinds: readonly Kind[] = [
  'system', 'journey', 'step', 'channel', 'integration', 'data', 'team', 'capability', 'communication', 'processing',
  'initiative', 'programme', 'milestone', 'gate', 'outcome', 'metric', 'boundary', 'persona', 'policy', 'decision', 'plateau',
];

/** What work is done for. */
const servedKinds: readonly Kind[] = ['journey', 'step', 'outcome', 'capability', 'persona', 'system', 'channel'];

export function initiativeFields(scope: ElementScope, node: ast.InitiativeBody): Partial<Initiative> {
  return stated<Initiative>({
    type: readWord(scope, node, 'kind', node.kind, 'initiativeType'),
    serves: readStatedRefs(scope, node.serves, servedKinds),
    outcomes: listOrNothing(readRefs(scope, node.outcomes, ['outcome'])),
    starts: unlessNone(readDateValue(scope, node, 'starts', node.starts)),
    ends: unlessNone(readDateValue(scope, node, 'ends', node.ends)),
    cost: readMoneyAmount(scope, node.cost),
  });
}

export function decisionFields(scope: ElementScope, node: ast.DecisionBody): Partial<Decision> {
  const reversible = readWord(scope, node, 'reversible', node.reversible, 'yesNo');
  return stated<Decision>({
    status: readWord(scope, node, 'status', node.status, 'decisionStatus'),
    date: unlessNone(readDateValue(scope, node, 'date', node.date)),
    serves: readStatedRefs(scope, node.serves, servedKinds),
    reversible: reversible === 'yes' ? true : reversible === 'no' ? false : undefined,
    context: node.context,
    decidedBy: readStatedRefs(scope, node.decidedBy, ['team']),
    options: listOrNothing((node.options ?? []).map((option) => readOption(scope, option))),
  });
}

function readOption(scope: ElementScope, node: ast.DecisionOption): DecisionOption {
  return {
    ...readNotes(scope, node),
    pros: node.pros ?? [],
    cons: node.cons ?? [],
    ...stated<DecisionOption>({
      name: node.name,
      title: node.title,
      chosen: node.chosen ? true : undefined,
      because: node.because,
    }),
  };
}

export function requirementFields(scope: ElementScope, node: ast.RequirementBody): Partial<Requirement> {
  return stated<Requirement>({
    on: listOrNothing(readRefs(scope, node.on, subjectKinds)),
    from: node.from,
    verified: readDateValue(scope, node, 'verified', node.verified),
  });
}

export function assumptionFields(scope: ElementScope, node: ast.AssumptionBody): Partial<Assumption> {
  return stated<Assumption>({
    on: listOrNothing(readRefs(scope, node.on, subjectKinds)),
    verified: readDateValue(scope, node, 'verified', node.verified),
  });
}

export function problemFields(scope: ElementScope, node: ast.ProblemBody): Partial<Problem> {
  return stated<Problem>({
    on: listOrNothing(readRefs(scope, node.on, subjectKinds)),
    solvedBy: readStatedRefs(scope, node.solvedBy, ['initiative', 'system', 'step', 'integration', 'decision', 'capability', 'communication']),
    cause: node.cause,
    intents: listOrNothing(readWords(scope, node.intents, ['intent'])),
    volume: readRateAmount(scope, node.volume),
  });
}

export function riskFields(scope: ElementScope, node: ast.RiskBody): Partial<Risk> {
  return stated<Risk>({
    on: listOrNothing(readRefs(scope, node.on, subjectKinds)),
    likelihood: readWord(scope, node, 'likelihood', node.likelihood, 'grade'),
    impact: readWord(scope, node, 'impact', node.impact, 'grade'),
    mitigation: node.mitigation,
  });
}
