import type { Journey, Step, Transition } from '../../model/element.ts';
import type { ElementId } from '../../model/element-base.ts';
import type * as ast from '../generated/ast.ts';
import { readTarget } from './channel-elements.ts';
import type { Names, ReadDeclaration } from './declaration.ts';
import type { ElementScope } from './element-scope.ts';
import { readFallback } from './read-fallback.ts';
import { readDurationAmount, readNumberAmount, readPercentAmount, readRateAmount, unlessNone } from './read-amount.ts';
import { listOrNothing, readBase, readChanges, stated } from './read-element.ts';
import {
  isNone,
  readCarried,
  readRef,
  readRefs,
  readSoftRef,
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
    part.$type === 'Phase' ? [{ name: part.name, ...(part.title !== undefined && { title: part.title }) }] : [],
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
    ...stated<Transition>({
      share: unlessNone(readPercentAmount(scope, node.share)),
      when: node.when,
      after: unlessNone(readDurationAmount(scope, node.after)),
      carries: readStatedCarried(scope, node.carries),
    }),
  };
}

export function journeyFields(scope: ElementScope, node: ast.JourneyBody): Partial<Journey> {
  const accountable = readStatedRefs(scope, node.accountable ? [node.accountable] : undefined, ['team', 'persona']);
  const measures = node.measuredBy ?? [];
  return stated<Journey>({
    type: readWord(scope, node, 'kind', node.kind, 'journeyType'),
    criticality: readWord(scope, node, 'criticality', node.criticality, 'criticality'),
    personas: listOrNothing(readRefs(scope, node.personas, ['persona'])),
    accountable,
    intents: listOrNothing(readWords(scope, node.intents, ['intent'])),
    volume: readRateAmount(scope, node.volume),
    targets: listOrNothing((node.targets ?? []).map((target) => readTarget(scope, target)).filter((target) => target !== undefined)),
    measuredBy: measures.some(isNone) ? 'none' : listOrNothing(readWords(scope, measures, ['metric'])),
  });
}

export function stepFields(scope: ElementScope, node: ast.StepBody): Partial<Step> {
  const value = unlessNone(readNumberAmount(scope, node.emotion));
  const fail = node.transitions?.find((transition) => transition.onFail);
  return stated<Step>({
    channels: readStatedRefs(scope, node.channels, ['channel']),
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
    pains: listOrNothing(
      (node.pains ?? []).map((pain) => {
        const solvedBy = readSoftRef(scope, pain.solvedBy?.[0], ['step', 'initiative', 'system', 'integration', 'journey']);
        return { text: pain.text ?? '', ...(solvedBy !== undefined && { solvedBy }) };
      }),
    ),
    handledBy: readRef(scope, node.handledBy?.[0], ['team']),
    fallback: readFallback(scope, node.fallback),
    masks: listIfWritten(node.masks, readWords(scope, node.masks, ['data', 'context'])),
    onFail: fail && (fail.end ? 'end' : fail.to && isNone(fail.to) ? 'none' : readRef(scope, fail.to, ['step'])),
    ends: node.ends,
  });
}

/** `needs none` is an empty list: at a plateau it takes back what is needed before. */
function listIfWritten<T>(written: readonly unknown[] | undefined, list: readonly T[]): readonly T[] | undefined {
  return written && written.length > 0 ? list : undefined;
}

function readUsing(scope: ElementScope, paths: readonly ast.RefPath[] | undefined): Step['using'] | undefined {
  if (!paths || paths.length === 0) return undefined;
  if (paths.some((path) => path.refs?.some(isNone))) return 'none';
  return paths.map((path) => readRefs(scope, path.refs, ['system'])).filter((path) => path.length > 0);
}
