import { findConsequences } from '../model/diff/consequences.ts';
import type { Difference } from '../model/diff/difference.ts';
import { diffModels } from '../model/diff.ts';
import type { ElementId } from '../model/element-base.ts';
import type { Model } from '../model/model.ts';
import { counted } from '../model/phrases.ts';
import { modelAt } from '../model/plateau.ts';
import { indexStanding } from '../model/query.ts';
import { answerContext } from './answer-context.ts';
import type { ProjectState } from './project.ts';

/** One of two versions that are compared, read and checked. */
export interface ComparedState {
  /** How it is called in sentences: `main`, `the working tree`. */
  readonly name: string;
  readonly state: ProjectState;
  /** False where this version has no architecture at all. */
  readonly isThere: boolean;
  /** Only this plateau of it is compared. */
  readonly at?: ElementId | undefined;
}

/** What is different between two versions of a project, and what that means. */
export function compareStates(before: ComparedState, after: ComparedState): Difference {
  const [earlier, later] = [standing(before), standing(after)];
  const diff = diffModels(earlier, later);
  // A side that is not there has no settings that anything could be measured against.
  const settings = before.isThere ? before.state : after.state;
  const consequences = findConsequences(
    { ...answerContext(before.state, before.isThere ? before.at : undefined), profile: settings.config.profile, settings: settings.config.rules },
    answerContext(after.state, after.isThere ? after.at : undefined),
    diff,
    { before: settings.config.exclude, after: after.state.config.exclude },
  );
  return { diff, consequences, before: indexStanding(earlier, undefined, earlier), after: indexStanding(later, undefined, later) };
}

/**
 * What the reader has to know before he trusts the rest: a side that is not there, or that has mistakes.
 * @param shownPath a file's path, from its URI, as the reader knows it
 */
export function comparisonNotes(before: ComparedState, after: ComparedState, shownPath: (uri: string) => string): readonly string[] {
  return [
    ...(before.isThere ? [] : [`There is no architecture in ${before.name}: everything is new.`]),
    ...(after.isThere ? [] : [`There is no architecture in ${after.name} any more: everything is gone.`]),
    ...mistakes(before, shownPath),
    ...mistakes(after, shownPath),
  ];
}

function standing({ state: { model }, at }: ComparedState): Model {
  return at === undefined ? model : modelAt(model, at);
}

/** What cannot be read looks as if it were not there. */
function mistakes({ state: { findings }, name }: ComparedState, shownPath: (uri: string) => string): readonly string[] {
  const [first, ...more] = findings.filter(({ rule, severity }) => rule === 'syntax' && severity === 'error');
  if (!first) return [];
  const where = first.source ? ` (first in ${shownPath(first.source.file)}:${first.source.range.start.line + 1})` : '';
  return [`${counted(more.length + 1, 'mistake')} in the text of ${name}${where} may hide a part of it: what cannot be read there counts as absent.`];
}
