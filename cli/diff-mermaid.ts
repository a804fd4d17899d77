import type { JourneyVerdict } from '../model/answers/journey-verdicts.ts';
import { isBroken } from '../model/diff/journey-changes.ts';
import type { JourneyPair } from '../model/diff/journey-pairs.ts';
import type { ElementId } from '../model/element-base.ts';
import { decimal, listedUpTo } from '../model/phrases.ts';
import type { WalkedStep, WalkedTransition } from '../model/walk.ts';
import { mermaidLabel } from './mermaid-label.ts';

/** A reader takes in far less than the 500 edges that GitHub draws at most; what is wider than a comment is drawn smaller. */
const most = { whole: 10, steps: 14, ways: 60, across: 5 };

/** Two versions of a picture as Mermaid; undefined where one is not there or has nothing to draw. */
export interface MermaidPair {
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** What was left out of them, in a sentence. */
  readonly note?: string;
}

/**
 * A journey before and after as flowcharts that GitHub draws by itself: steps and ways, with ✗ and what is lost where something
 * is. Of a long one what changed, and two steps around it. Undefined where nothing that is drawn is different.
 * @param ids steps that are called otherwise in the later version
 */
export function journeyMermaids({ before, after }: JourneyPair, ids: ReadonlyMap<ElementId, ElementId>): MermaidPair | undefined {
  const [then, now] = [before && graphOf(before, ids), after && graphOf(after, new Map())];
  // Of one that is new or gone all is different; where it is long, what is lost in it is worth a look.
  const all = new Set([...(now?.steps.keys() ?? []), ...(then?.steps.keys() ?? [])]);
  const isBoth = then !== undefined && now !== undefined;
  const changed = isBoth || all.size <= most.whole ? changedSteps(then, now) : lostSteps(then ?? now);
  if (changed.size === 0) return undefined;
  const kept = all.size <= most.whole ? all : around(changed, all, [...(then?.ways ?? []), ...(now?.ways ?? [])]);
  const pair = { before: then && mermaidOf(then, kept), after: now && mermaidOf(now, kept) };
  if (pair.before === undefined && pair.after === undefined) return undefined;
  return kept.size === all.size ? pair : { ...pair, note: `Shown are ${kept.size} of ${all.size} steps: what changed and what is next to it.` };
}

interface JourneyGraph {
  /** What is written into each step, and whether something is lost there, by the id in the later version. */
  readonly steps: ReadonlyMap<ElementId, { readonly text: string; readonly isLost: boolean }>;
  readonly ways: readonly Way[];
}

interface Way {
  readonly from: ElementId;
  /** Undefined for the end. */
  readonly to: ElementId | undefined;
  readonly text: string;
  readonly isFailing: boolean;
}

function graphOf({ walk, index }: JourneyVerdict, ids: ReadonlyMap<ElementId, ElementId>): JourneyGraph {
  const idOf = (step: ElementId) => ids.get(step) ?? step;
  const reachable = walk.steps.filter((each) => each.reachable);
  const steps = new Map(reachable.map((walked) => {
    const wrong = whatIsWrong(walked, index);
    const says = wrong.length === 0 ? '' : `<br/>✗ ${mermaidLabel(listedUpTo(wrong, 3))}`;
    return [idOf(walked.step), { text: `${mermaidLabel(index.label(walked.step))}${says}`, isLost: wrong.length > 0 }];
  }));
  const ways = walk.transitions.flatMap((transition): Way[] => {
    const [from, to] = [idOf(transition.from), transition.to === undefined ? undefined : idOf(transition.to)];
    return steps.has(from) && (to === undefined || steps.has(to)) ? [{ from, to, text: wayText(transition), isFailing: transition.cause === 'on fail' }] : [];
  });
  return { steps, ways };
}

function wayText({ cause, share }: WalkedTransition): string {
  return cause === 'on fail' ? 'fails' : share > 0 && share < 1 ? `${decimal(share * 100, 1)} %` : '';
}

function whatIsWrong(walked: WalkedStep, index: JourneyVerdict['index']): readonly string[] {
  const broken = walked.brokenPaths.length > 0 ? 'no way through' : 'no system';
  return [...(isBroken(index, walked) ? [broken] : []), ...walked.lost.map(({ item }) => item)];
}

/** Steps that are drawn otherwise, or from which another way goes. */
function changedSteps(then: JourneyGraph | undefined, now: JourneyGraph | undefined): ReadonlySet<ElementId> {
  const faces = ({ steps, ways }: JourneyGraph) => {
    const found = new Map([...steps].map(([step, { text }]) => [step, text]));
    for (const { from, to, text } of ways) found.set(from, `${found.get(from)} ${to} ${text}`);
    return found;
  };
  const [left, right] = [then ? faces(then) : new Map<ElementId, string>(), now ? faces(now) : new Map<ElementId, string>()];
  return new Set([...left.keys(), ...right.keys()].filter((step) => left.get(step) !== right.get(step)));
}

function lostSteps(graph: JourneyGraph | undefined): ReadonlySet<ElementId> {
  return new Set([...(graph?.steps ?? [])].flatMap(([step, { isLost }]) => (isLost ? [step] : [])));
}

/** What changed, and what two ways lead to or from, in the order of the journey. */
function around(changed: ReadonlySet<ElementId>, all: ReadonlySet<ElementId>, ways: readonly Way[]): ReadonlySet<ElementId> {
  let near = new Set([...all].filter((step) => changed.has(step)).slice(0, most.steps));
  for (let distance = 0; distance < 2; distance++) {
    const next = new Set(near);
    for (const { from, to } of ways) {
      if (to === undefined) continue;
      if (near.has(from)) next.add(to);
      if (near.has(to)) next.add(from);
    }
    if (next.size > most.steps) break;
    near = next;
  }
  return new Set([...all].filter((step) => near.has(step)));
}

function mermaidOf({ steps, ways }: JourneyGraph, kept: ReadonlySet<ElementId>): string | undefined {
  const names = new Map([...steps.keys()].filter((step) => kept.has(step)).map((step, place) => [step, `s${place}`]));
  if (names.size === 0) return undefined;
  const lines = [...names].map(([step, name]) => `  ${name}["${steps.get(step)?.text}"]${steps.get(step)?.isLost ? ':::lost' : ''}`);
  const arrows = ways.flatMap(({ from, to, text, isFailing }) => {
    const source = names.get(from) ?? 'earlier';
    const target = to === undefined ? 'done' : (names.get(to) ?? 'later');
    if (source === 'earlier' && (target === 'later' || target === 'done')) return [];
    return [`  ${source} ${isFailing ? '-.->' : '-->'}${text === '' ? '' : `|${text}|`} ${target}`];
  });
  const drawn = [...new Set(arrows)].slice(0, most.ways);
  const ends = [['earlier', 'earlier(["…"])'], ['later', 'later(["…"])'], ['done', 'done(("end"))']] as const;
  const used = ends.flatMap(([name, line]) => (drawn.some((arrow) => arrow.startsWith(`  ${name} `) || arrow.endsWith(` ${name}`)) ? [`  ${line}`] : []));
  const lost = lines.some((line) => line.endsWith(':::lost')) ? ['  classDef lost stroke:#cf222e,stroke-width:3px'] : [];
  return [`flowchart ${names.size > most.across ? 'TB' : 'LR'}`, ...lines, ...drawn, ...used, ...lost].join('\n');
}
