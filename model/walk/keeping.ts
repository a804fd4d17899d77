import type { ElementId } from '../element-base.ts';
import { findFlow, hasAny, intervalOf, type Item, listed, loadOf } from '../data-flow.ts';
import type { SystemNode } from '../integration-graph.ts';
import { type Boundary, isHandedOver, statesHandover } from './boundary.ts';
import type { WalkFacts } from './facts.ts';
import { atOnce, isComing } from './lookup.ts';
import type { StepPlace } from './place.ts';
import type { Passage } from './route.ts';

/** Who goes on at once, ms: what takes longer to get there comes too late, unless more time is stated. */
const patience = 60_000;

/**
 * Whether an item comes along from one step to the next. Within a channel, a team and a kind of actor everything does;
 * else what is handed over, and what the next systems can reach in time.
 */
export function comesAlong(
  facts: WalkFacts,
  passage: Passage,
  boundary: Boundary,
  from: StepPlace,
  to: StepPlace,
  item: Item,
): boolean {
  const { graph, knowledge, seen } = facts;
  facts.uses(item);
  const bringers = knowledge.bringers(item);
  if (hasAny(listed(passage.arrow?.carries), bringers) || isHandedOver(boundary, bringers)) return true;

  const time = passage.arrow?.after?.ms ?? longest([...boundary.handovers, to.step]) ?? patience;
  // A tool of both steps tells the item only if anything ever brings it there; that another tool is told it is not enough.
  const targets = to.roots.filter((root) => isComing(facts, [root], bringers) && !isFirstToldByNext(facts, root, from, to, bringers));
  if (targets.length > 0) {
    const source = (node: SystemNode) => (from.roots.includes(node.id) ? atOnce : undefined);
    const way = findFlow(graph, { item, bringers, targets, source, seen });
    if (way !== undefined && way.age <= time) return true;
  }
  // What is stated about the handover is all that comes along; only where nothing is, the tools are given the benefit of the doubt.
  if (statesHandover(boundary) || from.front === undefined) return false;
  return to.roots.includes(from.front) || mayTell(facts, from.front, to, time);
}

/** Whether a tool of both steps is told the item by nobody but the tools that only the next step has: it does not know it before. */
function isFirstToldByNext({ graph }: WalkFacts, root: ElementId, from: StepPlace, to: StepPlace, bringers: ReadonlySet<Item>): boolean {
  if (!from.roots.includes(root)) return false;
  const telling = (graph.node(root)?.inflows ?? []).filter((flow) => hasAny(loadOf(flow) ?? [], bringers));
  return telling.every(({ from: { id } }) => to.roots.includes(id) && !from.roots.includes(id));
}

/** Whether an integration between the two tools does not state what it carries, and would carry it in time. */
function mayTell({ graph, uses }: WalkFacts, front: ElementId, to: StepPlace, time: number): boolean {
  return to.roots.some((root) => {
    uses(root);
    return (graph.node(root)?.inflows ?? []).some(
      ({ from, integration, ...flow }) =>
        from.id === front &&
        loadOf({ integration, ...flow }) === undefined &&
        (intervalOf(integration) ?? 0) + (integration.p95?.ms ?? 0) <= time,
    );
  });
}

/** The longest of the times that are stated, ms. */
function longest(stated: readonly { readonly within?: { readonly ms: number } }[]): number | undefined {
  const times = stated.map((each) => each.within?.ms).filter((time) => time !== undefined);
  return times.length === 0 ? undefined : Math.max(...times);
}
