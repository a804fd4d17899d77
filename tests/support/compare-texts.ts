import { type ComparedEntry, comparedViews, compareView, pairViews, comparedNames, type ViewedVersion } from '../../diagram/compare/compared-views.ts';
import { isEarlierLook } from '../../diagram/svg/version-classes.ts';
import type { Mark, PlacedGraph } from '../../diagram/placed-graph.ts';
import type { ComparedView } from '../../diagram/views/compared-view.ts';
import { checkModel } from '../../model/check.ts';
import { diffModels } from '../../model/diff.ts';
import type { Model } from '../../model/model.ts';
import { modelAt } from '../../model/plateau.ts';
import { createIndex } from '../../model/query.ts';
import { walkJourney } from '../../model/walk/journey.ts';
import { readModel } from './check-text.ts';

/** Two versions of an architecture with what is different, as pictures look at them. */
export interface ComparedVersions {
  readonly before: ViewedVersion;
  readonly after: ViewedVersion;
  /** A view by the name that the later version has for it, or else the earlier one. */
  view(name: string): ComparedView;
  readonly different: readonly ComparedEntry[];
}

export function compareTexts(before: string, after: string): ComparedVersions {
  return compareModels(readModel(before, true), readModel(after, true));
}

export function compareModels(before: Model, after: Model): ComparedVersions {
  const [earlier, later] = [versionOf(before), versionOf(after)];
  const diff = diffModels(before, after);
  return {
    before: earlier,
    after: later,
    view: (name) => {
      const entry = pairViews(earlier, later, comparedNames(diff)).find((each) => each.name === name);
      if (entry === undefined) throw new Error(`There is no view ${name}.`);
      return compareView(earlier, later, entry, diff);
    },
    get different() {
      return comparedViews(earlier, later, diff);
    },
  };
}

export function versionOf(model: Model): ViewedVersion {
  const { findings } = checkModel(model, { profile: 'design', rules: {}, today: '2026-06-01' });
  return {
    context: (plateau) => {
      const index = createIndex(modelAt(model, plateau), plateau);
      return { index, walk: (journey) => walkJourney(index, journey), findings };
    },
  };
}

/** What became of what, a line each, sorted. */
export function changeLines({ changes }: ComparedView): readonly string[] {
  return Object.entries(changes).map(([id, change]) => `${change} ${id}`).sort();
}

/** The picture as it stands still: of what is in both, the later look. */
export function standing(picture: PlacedGraph): PlacedGraph {
  return { ...picture, marks: picture.marks.filter((mark) => !isEarlierLook(mark)) };
}

/** What of the picture the earlier or the later version shows, without what only compares, under the marks' plain ids. */
export function versionMarks(picture: PlacedGraph, version: 'before' | 'after'): readonly Mark[] {
  const compares = ({ id }: Mark) => id.startsWith('change:') || id.endsWith('@was') || /^(?:head:(?:title|subtitle)|legend):/.test(id);
  return picture.marks.filter((mark) => !compares(mark) && (mark.version ?? version) === version).map((mark) => ({ ...mark, id: mark.id.replace(/@before$/, '') }));
}
