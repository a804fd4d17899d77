import type { Journey, Kind, Pain, Step, Transition } from '../../model/element.ts';
import type { ElementId } from '../../model/element-base.ts';
import type * as ast from '../generated/ast.ts';
import { readTarget } from './channel-elements.ts';
import type { Names, ReadDeclaration } from './declaration.ts';
import type { ElementScope } from './element-scope.ts';
import { readFallback } from './read-fallback.ts';
import { readDurationAmount, readNumberAmount, readPercentAmount, readRateAmount, unlessNone } from './read-amount.ts';
import { listOrNothing, readBase, readChanges, readNotes, stated } from './read-element.ts';
import { readMention } from './read-mention.ts';
import {
  isNone,
  readCarried,
  readRef,
  readRefs,
  readStatedCarried,
  readStatedRefs,
  readWords,
} from './read-reference.ts';
import { readWord } from './read-word.ts';

export const readJourney: ReadDeclaration<ast.Journey> = (scope, node, names): Journey => ({
  ...readBase(scope, node, names),
  kind: 'journey',
  personas: [],
  intents: [],
  targets: [],
  phases: (node.flow ?? []).flatMap((part) =>
    part.$type === 'Phase' ? [{ name: part.name, ...(part.title !== undefined && { title: part.title }), ...readNotes(scope, part) }] : [],
  ),
  ...journeyFields(scope, node),
  ...readChanges(scope, node.at, journeyFields),
});

/** `place` is what the journey knows of the step: its phase and position. */
export function readStep(
  scope: ElementScope,
  node: ast.Step,
  names: Names,
  place: Pick<Step, 'journey' | 'order'> & { readonly phase?: string },
): Step {
  return {
    ...readBase(scope, node, names),
    kind: 'step',
    ...place,
    brings: [],
    needs: [],
    produces: [],
    pains: [],
    masks: [],
    ...stepFields(scope, node),
    ...readChanges(scope, node.at, stepFields),
  };
}

export function readTransition(
  scope: ElementScope,
  node: ast.Transition,
  names: Names,
  ends: { readonly journey: ElementId; readonly from: ElementId; readonly to?: ElementId },
): Transition {
  return {
    ...readBase(scope, node, names),
    kind: 'transition',
    ...ends,
    ...stated<Transition>({ after: unlessNone(readDurationAmount(scope, node.after)) }),
    ...transitionFields(scope, node),
    ...readChanges(scope, node.at, transitionFields),
  };
}

function transitionFields(scope: ElementScope, node: ast.TransitionBody): Partial<Transition> {
  return stated<Transition>({
    share: unlessNone(readPercentAmount(scope, node.share)),
    when: node.when,
    carries: readStatedCarried(scope, node.carries),
    within: unlessNone(readDurationAmount(scope, node.within)),
  });
}

export function journeyFields(scope: ElementScope, node: ast.JourneyBody): Partial<Journey> {
  const people: readonly Kind[] = ['team', 'persona'];
  const measures = node.measuredBy ?? [];
  return stated<Journey>({
    type: readWord(scope, node, 'kind', node.kind, 'journeyType'),
    stage: readWord(scope, node, 'stage', node.stage, 'stage'),
    criticality: readWord(scope, node, 'criticality', node.criticality, 'criticality'),
    personas: listOrNothing(readRefs(scope, node.for, ['persona'])),
    accountable: readStatedRefs(scope, node.accountable, people),
    responsible: readStatedRefs(scope, node.responsible, people),
    consulted: readStatedRefs(scope, node.consulted, people),
    informed: readStatedRefs(scope, node.informed, people),
    intents: listOrNothing(readWords(scope, node.intents, ['intent'])),
    volume: readRateAmount(scope, node.volume),
    targets: listOrNothing((node.targets ?? []).map((target) => readTarget(scope, target)).filter((target) => target !== undefined)),
    measuredBy: measures.some(isNone) ? 'none' : listOrNothing(readWords(scope, measures, ['metric'])),
  });
}

export function stepFields(scope: ElementScope, node: ast.StepBody): Partial<Step> {
  const value = unlessNone(readNumberAmount(scope, node.emotion));
  const handlers = readRefs(scope, node.handledBy, ['team']);
  const fail = node.transitions?.find((transition) => transition.onFail);
  return stated<Step>({
    channels: readStatedRefs(scope, node.on, ['channel']),
    using: readUsing(scope, node.using),
    actor: readWord(scope, node, 'actor', node.actor, 'actor'),
    lane: readWord(scope, node, 'lane', node.lane, 'lane'),
    brings: listIfWritten(node.brings, readCarried(scope, node.brings)),
    needs: listIfWritten(node.needs, readCarried(scope, node.needs)),
    produces: listIfWritten(node.produces, readCarried(scope, node.produces)),
    requiresAuth: readWord(scope, node, 'requiresAuth', node.requiresAuth, 'auth'),
    verifies: readWord(scope, node, 'verifies', node.verifies, 'auth'),
    within: unlessNone(readDurationAmount(scope, node.within)),
    emotion: value === undefined ? undefined : { value, ...(node.evidence !== undefined && { evidence: node.evidence }) },
    trigger: readWord(scope, node, 'trigger', node.trigger, 'trigger'),
    moment: readWord(scope, node, 'moment', node.moment, 'moment'),
    pains: listOrNothing((node.pains ?? []).map((pain) => readPain(scope, pain))),
    opportunities: listOrNothing((node.opportunities ?? []).map((pain) => readPain(scope, pain))),
    process: node.process,
    criticality: readWord(scope, node, 'criticality', node.criticality, 'criticality'),
    handledBy: handlers[0],
    handlers: handlers.length > 1 ? handlers : undefined,
    fallback: readFallback(scope, node.fallback),
    masks: listIfWritten(node.masks, readWords(scope, node.masks, ['data', 'context'])),
    onFail: fail && (fail.end ? 'end' : fail.to && isNone(fail.to) ? 'none' : readRef(scope, fail.to, ['step'])),
    ends: node.ends,
  });
}

function readPain(scope: ElementScope, node: ast.Pain): Pain {
  const solutions = (node.solvedBy ?? []).map((ref) => readMention(scope, ref, solvers)).filter((each) => each !== undefined);
  const solvedBy = solutions.find((each) => each.includes(':'));
  return { text: node.text ?? '', ...stated<Pain>({ solvedBy, solutions: listOrNothing(solutions) }) };
}

/** What can take care of a pain. */
const solvers: readonly Kind[] = ['step', 'initiative', 'system', 'integration', 'journey', 'capability', 'communication'];

/** `needs none` is an empty list: at a plateau it takes back what is needed before. */
function listIfWritten<T>(written: readonly unknown[] | undefined, list: readonly T[]): readonly T[] | undefined {
  return written && written.length > 0 ? list : undefined;
}

function readUsing(scope: ElementScope, paths: readonly ast.RefPath[] | undefined): Step['using'] | undefined {
  if (!paths || paths.length === 0) return undefined;
  if (paths.some((path) => path.refs?.some(isNone))) return 'none';
  return paths.map((path) => readRefs(scope, path.refs, ['system'])).filter((path) => path.length > 0);
}
