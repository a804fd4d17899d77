import type { Count, Criterion, Gate, Impact, Kind, Milestone, PauseRule, Programme, ProgrammePhase, ProgrammeRole, Training } from '../../model/element.ts';
import type * as ast from '../generated/ast.ts';
import { readNumber } from '../quantity-reader.ts';
import type { Names, ReadDeclaration } from './declaration.ts';
import type { ElementScope } from './element-scope.ts';
import { readDateList, readDateValue, readDurationAmount, readNumberAmount, unlessNone } from './read-amount.ts';
import { listOrNothing, readBase, readChanges, readNotes, stated } from './read-element.ts';
import { readFigureAmount, readTimeShare } from './read-figure.ts';
import { readMention } from './read-mention.ts';
import { isNone, pathOf, readRef, readRefs, readStatedRef, readStatedRefs } from './read-reference.ts';
import { readKnownWord, readWord } from './read-word.ts';

export const readProgramme: ReadDeclaration<ast.Programme> = (scope, node, names): Programme => {
  const phases = (node.phases ?? []).map((phase) => readPhase(scope, phase));
  const phaseNames = phases.map(({ name }) => name);
  const fields = (inner: ElementScope, body: ast.ProgrammeBody) => programmeFields(inner, body, phaseNames);
  return {
    ...readBase(scope, node, names),
    kind: 'programme',
    roles: [],
    phases,
    ...fields(scope, node),
    ...readChanges(scope, node.at, fields),
  };
};

export function readMilestone(scope: ElementScope, node: ast.Milestone, names: Names, phase: string): Milestone {
  return {
    ...readBase(scope, node, names),
    kind: 'milestone',
    phase,
    counts: [],
    ...stated<Milestone>({ week: weekOf(node.week) }),
    ...milestoneFields(scope, node),
    ...readChanges(scope, node.at, milestoneFields),
  };
}

export function readGate(scope: ElementScope, node: ast.Gate, names: Names, phase: string): Gate {
  return {
    ...readBase(scope, node, names),
    kind: 'gate',
    phase,
    counts: [],
    requires: [],
    pauses: [],
    ...stated<Gate>({ week: weekOf(node.week) }),
    ...gateFields(scope, node),
    ...readChanges(scope, node.at, gateFields),
  };
}

/** `phases` are those that a role can be active in; undefined where they are not known. */
export function programmeFields(scope: ElementScope, node: ast.ProgrammeBody, phases?: readonly string[]): Partial<Programme> {
  return stated<Programme>({
    starts: unlessNone(readDateValue(scope, node, 'starts', node.starts)),
    ends: unlessNone(readDateValue(scope, node, 'ends', node.ends)),
    roles: listOrNothing((node.roles ?? []).map((role) => readRole(scope, role, phases))),
    stabiliseUntil: readDateValue(scope, node, 'stabiliseUntil', node.stabiliseUntil),
    runOwner: readStatedRef(scope, node.runOwner, ['team']),
    reviews: readDateList(scope, node, 'reviews', node.reviews),
    workshops: unlessNone(readNumberAmount(scope, node.workshops)),
    scopeAgreed: readDateValue(scope, node, 'scopeAgreed', node.scopeAgreed),
    core: listOrNothing(readRefs(scope, node.core, ['journey', 'capability', 'step'])),
    trainings: listOrNothing((node.trainings ?? []).map((training) => readTraining(scope, training))),
    decides: readStatedRefs(scope, node.decides, ['team']),
    impacts: listOrNothing((node.impacts ?? []).flatMap((impact) => readImpact(scope, impact))),
    fixesWithin: unlessNone(readDurationAmount(scope, node.fixesWithin)),
  });
}

function readRole(scope: ElementScope, node: ast.ProgrammeRole, phases: readonly string[] | undefined): ProgrammeRole {
  const team = node.team && isNone(node.team) ? 'none' : readMention(scope, node.team, ['team', 'persona']);
  return {
    role: roleOf(node),
    ...stated<ProgrammeRole>({
      who: node.who ?? team,
      count: unlessNone(readNumberAmount(scope, node.count)),
      ...readTimeShare(scope, node.load),
      during: listOrNothing(node.during?.map((phase, index) => (phases ? readKnownWord(scope, node, 'during', index, phase, phases) : phase))),
    }),
  };
}

/** The grammar keeps the first word of a role's keywords. */
function roleOf(node: ast.ProgrammeRole): ProgrammeRole['role'] {
  return roles[node.role ?? ''] ?? 'sponsor';
}

const roles: Readonly<Record<string, ProgrammeRole['role']>> = {
  product: 'product owner',
  super: 'super users',
  technical: 'technical lead',
  change: 'change manager',
  cx: 'cx lead',
};

function readTraining(scope: ElementScope, node: ast.Training): Training {
  const on = unlessNone(readDateValue(scope, node, 'on', node.on));
  return { text: node.text ?? '', for: readRefs(scope, node.for, ['team', 'persona']), ...(on && { on }) };
}

function readImpact(scope: ElementScope, node: ast.Impact): Impact[] {
  const team = readRef(scope, node.team, ['team']);
  return team === undefined ? [] : [{ team, ...(node.text !== undefined && { text: node.text }) }];
}

function readPhase(scope: ElementScope, node: ast.ProgrammePhase): ProgrammePhase {
  const first = weekOf(node.firstWeek);
  const last = weekOf(node.lastWeek) ?? first;
  return {
    name: node.name,
    ...stated<ProgrammePhase>({
      title: node.title,
      weeks: first === undefined || last === undefined ? undefined : { first, last },
    }),
    ...readNotes(scope, node),
  };
}

export function milestoneFields(scope: ElementScope, node: ast.MilestoneBody): Partial<Pick<Milestone, 'done' | 'counts'>> {
  return stated<Pick<Milestone, 'done' | 'counts'>>({
    done: readDateValue(scope, node, 'done', node.done),
    counts: listOrNothing((node.counts ?? []).flatMap((count) => readCount(scope, count))),
  });
}

export function gateFields(scope: ElementScope, node: ast.GateBody): Partial<Gate> {
  return {
    ...milestoneFields(scope, node),
    ...stated<Gate>({
      signedBy: readStatedRefs(scope, node.signedBy, ['team']),
      signedOn: readDateValue(scope, node, 'signedOn', node.signedOn),
      requires: listOrNothing((node.criteria ?? []).flatMap((criterion) => readCriterion(scope, criterion))),
      otherwise: readWord(scope, node, 'otherwise', node.otherwise, 'gateFailure'),
      pauses: listOrNothing((node.pauses ?? []).map((pause) => readPause(scope, pause))),
    }),
  };
}

function readCount(scope: ElementScope, node: ast.Count): Count[] {
  const count = unlessNone(readNumberAmount(scope, node.count));
  const of = readMention(scope, node.of, ['team', 'persona']);
  return count === undefined ? [] : [{ count, ...(of !== undefined && { of }) }];
}

/** What a criterion can be about; other words, such as `improving`, are words. */
const criterionKinds: readonly Kind[] = ['milestone', 'gate', 'metric'];

function readCriterion(scope: ElementScope, node: ast.Criterion): Criterion[] {
  if (!node.subject || isNone(node.subject)) return [];
  const mention = readMention(scope, node.subject, criterionKinds);
  const value = unlessNone(readFigureAmount(scope, node.value));
  return [
    {
      subject: pathOf(node.subject),
      ...stated<Criterion>({
        element: mention?.includes(':') ? mention : undefined,
        not: node.not ? true : undefined,
        operator: node.operator as Criterion['operator'],
        value,
      }),
    },
  ];
}

/** `a and b or c`: `and` binds closer. */
function readPause(scope: ElementScope, node: ast.Pause): PauseRule {
  const any: Criterion[][] = [[]];
  (node.criteria ?? []).forEach((criterion, index) => {
    if (index > 0 && node.joins?.[index - 1] === 'or') any.push([]);
    any.at(-1)?.push(...readCriterion(scope, criterion));
  });
  return { any };
}

function weekOf(text: string | undefined): number | undefined {
  const week = text === undefined ? undefined : readNumber(text);
  return week && 'value' in week ? week.value : undefined;
}
