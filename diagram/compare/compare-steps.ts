import type { BlueprintChip, BlueprintStep, BlueprintSystem } from '../views/blueprint-view.ts';
import { type ChangeList, changeOf, hasSameFindings, isSame } from './differences.ts';
import { mergeLists, type Pair } from './merge-lists.ts';
import type { ComparedNames } from './names.ts';

/** A step as each version shows it; chips, promises and pains are the same ones in both. */
export interface MergedStep {
  readonly before: BlueprintStep;
  readonly after: BlueprintStep;
}

/** A step that one version does not have is there as the other has it. */
export function mergeStep({ key, before, after, moved }: Pair<BlueprintStep>, names: ComparedNames, list: ChangeList): MergedStep {
  list.note(key, changeOf({ before, after }, () => (before && after ? compareSteps(before, after, moved || names.changed.has(key)) : undefined)));
  const one = after ?? before;
  if (one === undefined) throw new RangeError(`Step ${key} is in neither version.`);
  const other = before ?? one;
  for (const chip of [...one.channels, ...one.chains.flat(), ...other.channels, ...other.chains.flat()]) {
    if (names.changed.has(chip.element)) list.note(chip.element, 'changed');
  }
  if (before === undefined || after === undefined) return { before: one, after: one };
  if (before.repeats !== after.repeats) list.note(`repeats:${key}`, after.repeats === undefined ? 'removed' : 'affected');
  const channels = mergeChips(before.channels, after.channels, { id: `chip:${key}:channel`, list });
  const chains = mergeChains(before.chains, after.chains, { id: `chip:${key}`, names, list });
  const promises = mergeEntries(before.promises, after.promises, { id: `promise:${key}`, list, keyOf: ({ icon }) => icon });
  const pains = mergeEntries(before.pains, after.pains, { id: `pain:${key}`, list, keyOf: ({ text }) => text });
  return {
    before: { ...before, channels: channels.before, chains: chains.before, promises: promises.before, pains: pains.before },
    after: { ...after, channels: channels.after, chains: chains.after, promises: promises.after, pains: pains.after },
  };
}

function compareSteps(before: BlueprintStep, after: BlueprintStep, isChanged: boolean) {
  if (isChanged || !isSame(statedOf(before), statedOf(after))) return 'changed';
  return hasSameFindings(before.findings, after.findings) && isSame(impliedOf(before), impliedOf(after)) ? undefined : 'affected';
}

function statedOf({ title, lane, actor, channels, chains, emotion, promises, pains, undeclared }: BlueprintStep) {
  const named = (chips: readonly BlueprintChip[]) => chips.map(({ element }) => element);
  return { title, lane, actor, channels: named(channels), chains: chains.map(named), emotion, promises, pains, undeclared };
}

/** What follows from the steps before it and from the systems. */
function impliedOf({ volume, repeats, unreachable }: BlueprintStep) {
  return { volume, repeats: repeats === undefined, unreachable };
}

interface ListContext {
  /** What the marks of the list's entries are called, up to their place in it. */
  readonly id: string;
  readonly list: ChangeList;
}

interface Sides<T> {
  readonly before: readonly T[];
  readonly after: readonly T[];
}

function mergeChips<C extends BlueprintChip>(before: readonly C[], after: readonly C[], { id, list }: ListContext): Sides<C> {
  const merged = mergeLists(before, after, ({ element }) => element);
  merged.forEach((pair, place) => {
    const look = ({ text, icon, dashed }: C) => ({ text, icon, dashed });
    list.note(`${id}:${place}`, changeOf(pair, () => {
      if (!isSame(pair.before && look(pair.before), pair.after && look(pair.after))) return 'changed';
      return hasSameFindings(pair.before?.findings ?? [], pair.after?.findings ?? []) ? undefined : 'affected';
    }));
  });
  return sidesOf(merged);
}

function sidesOf<T>(pairs: readonly Pair<T>[]): Sides<T> {
  return {
    before: pairs.flatMap(({ before, after }) => before ?? after ?? []),
    after: pairs.flatMap(({ before, after }) => after ?? before ?? []),
  };
}

/** Chains are the same where they begin with the same system, or else have one in common. */
function mergeChains(
  before: BlueprintStep['chains'],
  after: BlueprintStep['chains'],
  { id, names, list }: ListContext & { readonly names: ComparedNames },
): Sides<readonly BlueprintSystem[]> {
  const keys = new Map<readonly BlueprintSystem[], string>(after.map((chain, place) => [chain, `${place}`]));
  const open = new Set(after);
  before.forEach((chain, place) => {
    const same = (isAlike: (other: readonly BlueprintSystem[]) => boolean) => [...open].find(isAlike);
    const shown = (systems: readonly BlueprintSystem[]) => systems.map(({ element }) => element).join(' ');
    const found =
      same((other) => shown(other) === shown(chain)) ??
      same(([first]) => first?.element === chain[0]?.element) ??
      same((other) => other.some(({ element }) => chain.some((own) => own.element === element)));
    if (found !== undefined) open.delete(found);
    keys.set(chain, found === undefined ? `was ${place}` : (keys.get(found) ?? ''));
  });
  const merged = mergeLists(before, after, (chain) => keys.get(chain) ?? '');
  const chains = merged.map((pair, place) => {
    const own = { id: `${id}:${place}`, list };
    const chips = mergeChips(pair.before ?? [], pair.after ?? [], own);
    chips.after.forEach((system, index) => {
      const then = chips.before[index];
      // What a system is reached by is new, or gone, with the system.
      if (then !== system) list.note(`${own.id}:${index}:link`, compareLinks(then?.reached, system.reached, names));
    });
    return chips;
  });
  return { before: chains.map((chain) => chain.before), after: chains.map((chain) => chain.after) };
}

type Link = BlueprintSystem['reached'];

function compareLinks(before: Link, after: Link, names: ComparedNames) {
  if (before === undefined && after === undefined) return undefined;
  return changeOf({ before, after }, () => {
    if (after?.element !== undefined && names.changed.has(after.element)) return 'changed';
    if (before?.text !== after?.text || before?.broken !== after?.broken) return 'changed';
    return hasSameFindings(before?.findings ?? [], after?.findings ?? []) ? undefined : 'affected';
  });
}

/** Entries without a name: what means the same is the same, of the others those of one kind in their order. */
function mergeEntries<T>(before: readonly T[], after: readonly T[], { id, list, keyOf }: ListContext & { readonly keyOf: (entry: T) => string }): Sides<T> {
  const alike = new Set(before.map((entry) => JSON.stringify(entry)).filter((entry) => after.some((other) => JSON.stringify(other) === entry)));
  const merged = mergeLists(before, after, (entry) => (alike.has(JSON.stringify(entry)) ? JSON.stringify(entry) : `other ${keyOf(entry)}`));
  merged.forEach((pair, place) => {
    list.note(`${id}:${place}`, changeOf(pair, () => (isSame(pair.before, pair.after) ? undefined : 'changed')));
  });
  return sidesOf(merged);
}
