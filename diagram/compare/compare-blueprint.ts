import type { BlueprintCell, BlueprintItem, BlueprintStep, BlueprintTransition, BlueprintView } from '../views/blueprint-view.ts';
import type { ComparedPair } from './compare-graph.ts';
import { mergeStep } from './compare-steps.ts';
import { type ChangeList, changeOf, createChangeList, hasSameFindings, isSame } from './differences.ts';
import { mergeFindings } from './merge-findings.ts';
import { mergeLists, type Pair } from './merge-lists.ts';
import { mergePhases } from './merge-phases.ts';
import type { ComparedNames } from './names.ts';
import { renameBlueprint } from './rename-blueprint.ts';

/** Steps, the ways between them and what is in hand, each version with its own numbers and facts. */
export function compareBlueprints(before: BlueprintView, after: BlueprintView, names: ComparedNames): ComparedPair<BlueprintView> {
  const earlier = renameBlueprint(before, after, names);
  const list = createChangeList();
  const pairs = mergeLists(earlier.steps, after.steps, ({ element }) => element);
  const steps = pairs.map((pair) => mergeStep(pair, names, list));
  const transitions = mergeTransitions(earlier, after, { pairs, names, list });
  const items = mergeItems(earlier, after, { pairs, names, list });
  const findings = mergeFindings(earlier.findings, after.findings, list);
  const runs = mergePhases(pairs.map((pair) => ({ before: phaseOf(earlier, pair.before), after: phaseOf(after, pair.after) })));
  const isPhased = earlier.phases.length > 0 || after.phases.length > 0;
  if (isPhased) for (const { first, change } of runs) list.note(`phase:${first}`, change);
  const side = (of: 'before' | 'after') => ({
    steps: steps.map((step) => step[of]),
    transitions: transitions.map((transition) => transition[of]),
    items: items.map((item) => item[of]),
    findings: findings[of],
    phases: isPhased ? runs.map(({ first, end, [of]: title }) => ({ title, first, end })) : [],
  });
  return { before: { ...earlier, ...side('before') }, after: { ...after, ...side('after') }, changes: list.changes };
}

type StepPairs = readonly Pair<BlueprintStep>[];

interface Merging {
  readonly pairs: StepPairs;
  readonly names: ComparedNames;
  readonly list: ChangeList;
}

/** Undefined where the version does not have the step. */
function phaseOf({ steps, phases }: BlueprintView, step: BlueprintStep | undefined): string | undefined {
  if (step === undefined) return undefined;
  const place = steps.indexOf(step);
  return phases.find(({ first, end }) => place >= first && place < end)?.title ?? '';
}

/** By the places of the steps in the merged list. */
function mergeTransitions(before: BlueprintView, after: BlueprintView, { pairs, names, list }: Merging) {
  const moved = (view: BlueprintView, side: 'before' | 'after') => {
    const places = new Map(pairs.map((pair, place) => [pair[side], place]));
    const placeOf = (index: number | undefined) => (index === undefined ? undefined : places.get(view.steps[index]));
    return view.transitions.flatMap((transition): readonly BlueprintTransition[] => {
      const from = placeOf(transition.from);
      return from === undefined ? [] : [{ ...transition, from, to: placeOf(transition.to) }];
    });
  };
  return mergeLists(moved(before, 'before'), moved(after, 'after'), ({ id }) => id).map((pair) => {
    list.note(pair.key, changeOf(pair, () => compareTransitions(pair, names)));
    return inBoth(pair);
  });
}

function compareTransitions({ before, after }: Pair<BlueprintTransition>, { changed }: ComparedNames) {
  if (after?.element !== undefined && changed.has(after.element)) return 'changed';
  if (before?.label !== after?.label || before?.dashed !== after?.dashed) return 'changed';
  return hasSameFindings(before?.breaks ?? [], after?.breaks ?? []) ? undefined : 'affected';
}

function inBoth<T>({ before, after }: Pair<T>): { readonly before: T; readonly after: T } {
  return { before: (before ?? after) as T, after: (after ?? before) as T };
}

function mergeItems(before: BlueprintView, after: BlueprintView, { pairs, names, list }: Merging) {
  const spread = (view: BlueprintView, side: 'before' | 'after') => {
    const places = new Map(view.steps.map((step, place) => [step, place]));
    return view.items.map((item): BlueprintItem => {
      const cells = pairs.map((pair) => {
        const place = pair[side] === undefined ? undefined : places.get(pair[side]);
        return place === undefined ? undefined : item.cells[place];
      });
      return { ...item, cells: cells.map((cell, place) => (pairs[place]?.[side] === undefined ? passing(cells, place, item) : cell)) };
    });
  };
  return mergeLists(spread(before, 'before'), spread(after, 'after'), ({ item }) => item).map((pair) => {
    list.note(`item:${pair.key}`, changeOf(pair, () => compareItems(pair, { pairs, names })));
    return inBoth(pair);
  });
}

/** Where the version has no step, an item that is in hand on both sides of it stays in hand. */
function passing(cells: readonly (BlueprintCell | undefined)[], place: number, { item }: BlueprintItem): BlueprintCell | undefined {
  const isHeld = (cell: BlueprintCell | undefined) => cell !== undefined && cell.state !== 'lost';
  const until = cells.slice(0, place).findLast((cell) => cell !== undefined);
  const next = cells.slice(place + 1).find((cell) => cell !== undefined);
  return isHeld(until) && isHeld(next) ? { state: 'held', label: `${item}: in hand` } : undefined;
}

/** At the steps that are in both versions: what is new with a step is the step's. */
function compareItems({ before, after }: Pair<BlueprintItem>, { pairs, names: { changed } }: Pick<Merging, 'pairs' | 'names'>) {
  if (after?.element !== undefined && changed.has(after.element)) return 'changed';
  const shared = (_: unknown, place: number) => pairs[place]?.before !== undefined && pairs[place]?.after !== undefined;
  const drawn = (item: BlueprintItem | undefined) =>
    item?.cells.filter(shared).map((cell) => (cell === undefined || cell.state === 'held' ? undefined : [cell.state, cell.note]));
  return isSame(drawn(before), drawn(after)) ? undefined : 'affected';
}
