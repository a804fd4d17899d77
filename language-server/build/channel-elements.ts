import type { Channel, ChannelTarget, Handover } from '../../model/element.ts';
import type { Target } from '../../model/element-base.ts';
import { vocabulary } from '../../model/vocabulary.ts';
import type * as ast from '../generated/ast.ts';
import type { ReadDeclaration } from './declaration.ts';
import type { ElementScope } from './element-scope.ts';
import { readDurationAmount, readHourSpans, readPercentAmount, unlessNone } from './read-amount.ts';
import { readBoundaries } from './read-boundaries.ts';
import { listOrNothing, readBase, readChanges, stated } from './read-element.ts';
import { readFallback } from './read-fallback.ts';
import { pathOf, readSoftRef, readStatedCarried, readStatedRefs, readWords } from './read-reference.ts';
import { impliedWord, readOpenWord, readWord, readWordList } from './read-word.ts';

export const readChannel: ReadDeclaration<ast.Channel> = (scope, node, names): Channel => ({
  ...readBase(scope, node, names),
  kind: 'channel',
  targets: [],
  ...stated<Channel>({ type: impliedWord(names.name, 'channelType') }),
  ...channelFields(scope, node),
  ...readChanges(scope, node.at, channelFields),
});

/** One handover for each pair; the ends are read before, since they make its name. */
export function readHandover(
  scope: ElementScope,
  node: ast.Handover,
  names: Parameters<ReadDeclaration<ast.Handover>>[2],
  ends: Pick<Handover, 'from' | 'to'>,
): Handover {
  return {
    ...readBase(scope, node, names),
    kind: 'handover',
    ...ends,
    ...handoverFields(scope, node),
    ...readChanges(scope, node.at, handoverFields),
  };
}

/** `target p95 2s`, `target availability 99.9%`: a promise that is not per intent. */
export function readTarget(scope: ElementScope, node: ast.Target): Target | undefined {
  const of = node.measure ?? '';
  const value = node.value?.value ?? '';
  if (value.endsWith('%')) {
    const percent = unlessNone(readPercentAmount(scope, node.value));
    return percent === undefined ? undefined : { of, percent };
  }
  const duration = unlessNone(readDurationAmount(scope, node.value));
  return duration === undefined ? undefined : { of, duration };
}

export function channelFields(scope: ElementScope, node: ast.ChannelBody): Partial<Channel> {
  return stated<Channel>({
    type: readWord(scope, node, 'kind', node.kind, 'channelType'),
    mode: readWord(scope, node, 'mode', node.mode, 'channelMode'),
    direction: readWord(scope, node, 'direction', node.direction, 'channelDirection'),
    hours: readHourSpans(scope, node.hours),
    staffed: readHourSpans(scope, node.staffed),
    auth: readWord(scope, node, 'auth', node.auth, 'auth'),
    servedBy: readStatedRefs(scope, node.servedBy, ['system']),
    languages: listOrNothing(node.languages),
    ...readBoundaries(scope, node.in),
    targets: node.targets && node.targets.length > 0 ? node.targets.flatMap((target) => channelTarget(scope, target)) : undefined,
  });
}

function channelTarget(scope: ElementScope, node: ast.Target): ChannelTarget[] {
  readSoftRef(scope, node.intent, ['intent']);
  const intent = node.intent ? { intent: pathOf(node.intent) } : {};
  if (node.value?.word === 'none') {
    // `target orderStatus none` says that there is none for this intent; the grammar reads the intent as the clock then.
    if (!node.intent && !isClock(node.measure)) return [{ intent: node.measure ?? '', within: 'none' }];
    return [{ ...intent, ...stated<ChannelTarget>({ clock: node.measure }), within: 'none' }];
  }
  const clock = readWord(scope, node, 'measure', node.measure, 'clock');
  const within = readDurationAmount(scope, node.within ?? node.value);
  if (within === undefined) return [];
  const share = node.within ? unlessNone(readPercentAmount(scope, node.value)) : undefined;
  const counting = readOpenWord(scope, node, 'counting', node.counting, 'counting');
  return [{ ...intent, ...stated<ChannelTarget>({ clock, share, counting }), within }];
}

function isClock(word: string | undefined): boolean {
  return (vocabulary.clock as readonly string[]).includes(word ?? '');
}

export function handoverFields(scope: ElementScope, node: ast.HandoverBody): Partial<Handover> {
  const ways = readWordList(scope, node, 'via', node.via, 'handoverVia');
  return stated<Handover>({
    type: readWord(scope, node, 'grade', node.grade, 'handoverType'),
    via: ways?.[0],
    ways,
    carries: readStatedCarried(scope, node.carries),
    within: unlessNone(readDurationAmount(scope, node.within)),
    fallback: readFallback(scope, node.fallback),
    intents: listOrNothing(readWords(scope, node.for, ['intent'])),
  });
}
