import type { ElementOf } from '../../model/element.ts';
import { duration } from '../../model/phrases.ts';
import type { InHand, WalkedStep } from '../../model/walk.ts';
import type { JourneyContext } from './blueprint-steps.ts';
import type { BlueprintCell, BlueprintItem } from './blueprint-view.ts';

/**
 * What the journey needs, gains or loses on its way, in the order of first appearance. An item is followed from where
 * it first matters to where it last does; what is in hand and never asked for is left out.
 */
export function collectItems({
  context,
  walk,
  written,
}: Pick<JourneyContext, 'context' | 'walk' | 'written'>): readonly BlueprintItem[] {
  const walked = new Map(walk.steps.map((step) => [step.step, step]));
  const words = [...new Set(written.flatMap((step) => mattersAt(step, walked.get(step.id))))];
  const items = words.map((item): BlueprintItem => {
    const cells = written.map((step) => describeCell((id) => context.index.label(id), item, step, walked.get(step.id)));
    const element = context.index.get('context', `context:${item}`) ?? context.index.get('data', `data:${item}`);
    return { item, cells: cells.map((cell, index) => (isBetween(cells, index) ? cell : undefined)), ...(element === undefined ? {} : { element: element.id }) };
  });
  return items.toSorted((a, b) => a.cells.findIndex(matters) - b.cells.findIndex(matters));
}

function mattersAt(step: ElementOf<'step'>, walked: WalkedStep | undefined): readonly string[] {
  const own = [...step.brings, ...step.produces, ...step.needs].map(({ item }) => item);
  return [...own, ...(walked?.lost ?? []).map(({ item }) => item), ...(walked?.stale ?? []).map(({ item }) => item)];
}

/** It stays in hand from something that matters to something that matters; what is merely within reach is left out. */
function isBetween(cells: readonly (BlueprintCell | undefined)[], index: number): boolean {
  if (cells[index]?.state !== 'held') return true;
  const begun = cells.slice(0, index).findLast((cell) => cell?.state !== 'held');
  return begun !== undefined && begun.state !== 'lost' && cells.slice(index + 1).some(matters);
}

function matters(cell: BlueprintCell | undefined): boolean {
  return cell !== undefined && cell.state !== 'held';
}

function describeCell(
  label: (id: string) => string,
  item: string,
  step: ElementOf<'step'>,
  walked: WalkedStep | undefined,
): BlueprintCell | undefined {
  const lost = walked?.lost.find((each) => each.item === item);
  if (lost !== undefined) {
    const where = lost.lastInHand === undefined ? 'never in hand' : `last in hand at ${label(lost.lastInHand)}`;
    return { state: 'lost', label: [`${item}: needed, ${where}`, lost.remedy?.text].filter(Boolean).join('. ') };
  }
  const stale = walked?.stale.find((each) => each.item === item);
  if (stale !== undefined) {
    const least = stale.partial ? 'at least ' : '';
    return { state: 'stale', note: duration(stale.age), label: `${item}: up to ${least}${duration(stale.age)} old, may be ${duration(stale.fresh)}` };
  }
  const held = walked?.inHand.find((each) => each.item === item);
  if (step.needs.some((need) => need.item === item)) return { state: 'needed', label: `${item}: ${origin(label, held)}` };
  if ([...step.produces, ...step.brings].some((gain) => gain.item === item)) {
    const brought = step.brings.some((gain) => gain.item === item);
    return { state: 'gained', label: `${item}: ${brought ? 'the customer has it' : 'comes up here'}` };
  }
  return held === undefined ? undefined : { state: 'held', label: `${item}: ${origin(label, held)}` };
}

function origin(label: (id: string) => string, held: InHand | undefined): string {
  if (held === undefined) return 'in hand';
  const source = held.source === undefined ? '' : ` ${label(held.source)}`;
  return `${origins[held.from]}${source}`;
}

const origins: Readonly<Record<InHand['from'], string>> = {
  produced: 'known since',
  brought: 'brought by the customer',
  carried: 'carried on from',
  system: 'held by',
  fetched: 'fetched from',
  channel: 'known by the channel',
};
