import type { ElementId } from '../element-base.ts';
import { ageAt, findFlow, type FlowWay, heldAs } from '../data-flow.ts';
import type { SystemNode } from '../integration-graph.ts';
import type { Stale } from '../walk.ts';
import type { WalkFacts } from './facts.ts';
import { type Known, unstatedHops } from './lookup.ts';
import type { StepPlace } from './place.ts';

/** How fresh the data is that a step needs fresh. */
export interface Freshness {
  readonly stale: readonly Stale[];
  /** ms, by data entity; undefined where an interval on the freshest way is not stated. */
  readonly ages: ReadonlyMap<ElementId, number | undefined>;
}

/**
 * The age is that of the freshest way from the master to the tool that the step is done with; where there is none to
 * the tool itself, to any of the step's systems. What was produced or brought on the journey is as fresh as can be.
 */
export function readFreshness(facts: WalkFacts, place: StepPlace, known: Known): Freshness {
  const stale: Stale[] = [];
  const ages = new Map<ElementId, number | undefined>();
  for (const need of place.step.needs) {
    const origin = need.data === undefined ? undefined : known.get(need.data);
    if (need.data === undefined || need.fresh === undefined || origin === undefined) continue;
    if (origin.from === 'produced' || origin.from === 'brought') continue;
    const least = freshest(facts, place, need.data);
    if (least === undefined) continue;
    const fresh = need.fresh.ms;
    // Another way may be longer but fully stated, and good enough.
    const sure = least.partial && least.age <= fresh ? freshest(facts, place, need.data, true) : undefined;
    const { age, partial, path } = sure !== undefined && sure.age <= fresh ? sure : least;
    ages.set(need.data, partial ? undefined : age);
    if (age > fresh) stale.push({ item: need.item, age, fresh, path, partial });
  }
  return { stale, ages };
}

function freshest(facts: WalkFacts, place: StepPlace, data: ElementId, exact = false): FlowWay | undefined {
  const { graph, knowledge, seen } = facts;
  const heads = place.step.using === undefined || place.step.using === 'none' ? place.roots : place.step.using.flatMap((path) => path.slice(0, 1));
  for (const unstated of [0, unstatedHops]) {
    for (const as of ['master', 'copy'] as const) {
      for (const targets of [heads, place.roots]) {
        const source = (node: SystemNode) => {
          const held = heldAs(node, data, as);
          return held && ageAt(held);
        };
        const way = findFlow(graph, { item: data, bringers: knowledge.bringers(data), targets, source, unstated, exact, seen });
        if (way !== undefined) return way;
      }
    }
  }
  return undefined;
}
