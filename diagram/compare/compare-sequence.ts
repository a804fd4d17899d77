import type { SequenceMessage, SequenceParticipant, SequenceStep, SequenceView } from '../views/sequence-view.ts';
import type { ComparedPair } from './compare-graph.ts';
import { type ChangeList, changeOf, createChangeList, hasSameFindings, isSame } from './differences.ts';
import { mergeFindings } from './merge-findings.ts';
import { mergeLists, type Pair } from './merge-lists.ts';
import { mergePhases } from './merge-phases.ts';
import type { ComparedNames } from './names.ts';
import { renameSequence } from './rename-sequence.ts';

/** Participants, steps and their messages. */
export function compareSequences(before: SequenceView, after: SequenceView, names: ComparedNames): ComparedPair<SequenceView> {
  const earlier = renameSequence(before, names);
  const list = createChangeList();
  const participants = mergeLists(earlier.participants, after.participants, ({ id }) => id);
  for (const pair of participants) list.note(pair.key, changeOf(pair, () => compareParticipants(pair, names)));
  const pairs = mergeLists(earlier.steps, after.steps, ({ element }) => element);
  const steps = pairs.map((pair) => mergeStep(pair, names, list));
  const findings = mergeFindings(earlier.findings, after.findings, list);
  const [then, now] = [phasesOf(earlier.steps), phasesOf(after.steps)];
  const runs = mergePhases(pairs.map((pair) => ({ before: pair.before && then.get(pair.before), after: pair.after && now.get(pair.after) })));
  for (const { first, change } of runs) list.note(`phase:${pairs[first]?.key ?? ''}`, change);
  const side = (of: 'before' | 'after') => ({
    participants: participants.map((pair) => sideOf(pair, of)),
    steps: steps.map((step, place) => withPhase(step[of], runs.find(({ first }) => first === place)?.[of])),
    findings: findings[of],
  });
  return { before: { ...earlier, ...side('before') }, after: { ...after, ...side('after') }, changes: list.changes };
}

function sideOf<T>({ before, after }: Pair<T>, side: 'before' | 'after'): T {
  return (side === 'before' ? (before ?? after) : (after ?? before)) as T;
}

function compareParticipants({ before, after }: Pair<SequenceParticipant>, { changed }: ComparedNames) {
  if (after !== undefined && changed.has(after.id)) return 'changed';
  const look = (participant: SequenceParticipant | undefined) => participant && [participant.title, participant.icon, participant.dashed];
  if (!isSame(look(before), look(after))) return 'changed';
  return hasSameFindings(before?.findings ?? [], after?.findings ?? []) ? undefined : 'affected';
}

/** The phase that each step is in: the one that began last, empty before the first. */
function phasesOf(steps: readonly SequenceStep[]): ReadonlyMap<SequenceStep, string> {
  let current = '';
  return new Map(
    steps.map((step) => {
      current = step.phase ?? current;
      return [step, current];
    }),
  );
}

function withPhase({ phase: _, ...step }: SequenceStep, phase: string | undefined): SequenceStep {
  return phase === undefined || phase === '' ? step : { ...step, phase };
}

function mergeStep(pair: Pair<SequenceStep>, names: ComparedNames, list: ChangeList) {
  const { before, after } = pair;
  list.note(pair.key, changeOf(pair, () => compareSteps(pair, names)));
  const messages = before === undefined || after === undefined ? undefined : mergeMessages(before, after, names, list);
  const branches = before !== undefined && after !== undefined ? mergeBranches(before, after, list) : undefined;
  const own = (of: 'before' | 'after'): SequenceStep => ({ ...sideOf(pair, of), ...(messages && { messages: messages[of] }), ...(branches && { branches: branches[of] }) });
  return { before: own('before'), after: own('after') };
}

function compareSteps({ before, after, moved }: Pair<SequenceStep>, { changed }: ComparedNames) {
  if (moved || (after !== undefined && changed.has(after.element)) || before?.title !== after?.title) return 'changed';
  return hasSameFindings(before?.findings ?? [], after?.findings ?? []) && hasSameFindings(before?.breaks ?? [], after?.breaks ?? []) ? undefined : 'affected';
}

function mergeMessages(before: SequenceStep, after: SequenceStep, names: ComparedNames, list: ChangeList) {
  const later = new Map(after.messages.map((message) => [message.id, message]));
  // A message to somebody else is another one, though the integration is the same.
  const earlier = before.messages.map((message) => {
    const found = later.get(message.id);
    return found === undefined || (found.from === message.from && found.to === message.to) ? message : { ...message, id: `${message.id}@was` };
  });
  const pairs = mergeLists(earlier, after.messages, ({ id }) => id);
  for (const pair of pairs) list.note(pair.key, changeOf(pair, () => compareMessages(pair, names)));
  return { before: pairs.map((pair) => sideOf(pair, 'before')), after: pairs.map((pair) => sideOf(pair, 'after')) };
}

function compareMessages({ before, after }: Pair<SequenceMessage>, { changed }: ComparedNames) {
  if (after?.element !== undefined && changed.has(after.element)) return 'changed';
  const look = (message: SequenceMessage | undefined) => message && [message.from, message.to, message.text, message.detail, message.line];
  if (!isSame(look(before), look(after))) return 'changed';
  return hasSameFindings(before?.findings ?? [], after?.findings ?? []) ? undefined : 'affected';
}

/** Ways on, by what they say; a number of a step in them that moved is no change of theirs. */
function mergeBranches(before: SequenceStep, after: SequenceStep, list: ChangeList) {
  const pairs = mergeLists(before.branches, after.branches, (branch) => branch.replace(/→ \d+ /u, '→ '));
  pairs.forEach((pair, place) => {
    list.note(`branch:${after.element}:${place}`, changeOf(pair, () => undefined));
  });
  return { before: pairs.map((pair) => sideOf(pair, 'before')), after: pairs.map((pair) => sideOf(pair, 'after')) };
}
