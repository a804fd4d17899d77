import type { ElementOf } from '../../model/element.ts';
import type { ElementId } from '../../model/element-base.ts';
import { decimal, listed, thousands } from '../../model/phrases.ts';
import type { JourneyWalk } from '../../model/walk.ts';
import type { ViewContext } from '../draw.ts';
import type { LegendEntry, ViewRequest } from '../view-graph.ts';
import { collectItems } from './blueprint-items.ts';
import { describeSteps } from './blueprint-steps.ts';
import { describeTransitions } from './blueprint-transitions.ts';
import type { BlueprintCell, BlueprintChip, BlueprintItem, BlueprintPhase, BlueprintStep, BlueprintView } from './blueprint-view.ts';
import { collectNotes } from './finding-notes.ts';

/** The service blueprint of the journey that the request names, or of the first one. */
export function buildBlueprint(context: ViewContext, request: ViewRequest): BlueprintView {
  const journey = context.index.get('journey', request.subject) ?? context.index.all('journey')[0];
  if (journey === undefined) return emptyBlueprint(request, 'Blueprint', noJourney);
  const walk = context.walk(journey);
  const known = new Map(walk.steps.map((step) => [step.step, step]));
  const written = context.index.steps(journey.id).filter(({ id }) => known.has(id));
  const title = context.index.label(journey.id);
  if (written.length === 0) return emptyBlueprint(request, title, noSteps);
  const notes = collectNotes(context);
  const steps = tellOnce(describeSteps({ context, notes, walk, journey, written }));
  const transitions = describeTransitions({ context, notes, walk, journey, written });
  const items = collectItems({ context, walk, written });
  const shown = { shape: 'blueprint' as const, request, title, subtitle: describeJourney(context, journey, walk) };
  const phases = groupPhases(journey, written);
  const picture = { steps, phases, transitions, items, findings: notes.about(journey.id) };
  return { ...shown, ...picture, legend: explain(picture) };
}

const noJourney = 'No journey yet. Write: journey lateDelivery "Late delivery" { step track "Opens tracking" on web }';
const noSteps = 'This journey has no steps yet. Write one in its block: step track "Opens tracking" on web using storefront';

function emptyBlueprint(request: ViewRequest, title: string, empty: string): BlueprintView {
  const nothing = { legend: [], steps: [], phases: [], transitions: [], items: [], findings: [] };
  return { shape: 'blueprint', request, title, subtitle: '', empty, ...nothing };
}

/** A system or channel with findings may serve every step of a journey: only its first chip spells them out. */
function tellOnce(steps: readonly BlueprintStep[]): readonly BlueprintStep[] {
  const told = new Set<ElementId>();
  const once = <C extends BlueprintChip>(chip: C): C => {
    if (chip.findings.length === 0) return chip;
    if (told.has(chip.element)) return { ...chip, told: true };
    told.add(chip.element);
    return chip;
  };
  return steps.map((step) => ({ ...step, channels: step.channels.map(once), chains: step.chains.map((chain) => chain.map(once)) }));
}

/** Kind, importance, people, volume and the promise beside what the architecture allows: one line. */
function describeJourney({ index }: ViewContext, journey: ElementOf<'journey'>, walk: JourneyWalk): string {
  const parts: string[] = [];
  const { criticality } = journey;
  // "Critical" says of itself what it measures; "high" and the others do not.
  const kind = [criticality === 'critical' ? criticality : undefined, journey.type, 'journey'].filter(Boolean).join(' ');
  const rank = criticality === undefined || criticality === 'critical' ? '' : ` of ${criticality} criticality`;
  parts.push(kind.charAt(0).toUpperCase() + kind.slice(1) + rank);
  if (journey.personas.length > 0) parts.push(`for ${listed(journey.personas.map((id) => index.label(id)))}`);
  if (journey.volume !== undefined) parts.push(`${thousands(journey.volume.count)} a ${journey.volume.per.text.replace(/^1(?=\D)/, '')}`);
  const target = journey.targets.find(({ of, percent }) => of === 'availability' && percent !== undefined)?.percent;
  const { percent, parts: systems } = walk.availability;
  if (percent !== undefined) {
    const most = systems.some((part) => part.percent === undefined) ? ' at best' : '';
    const promised = target === undefined ? '' : `, target ${decimal(target, 3)} %`;
    parts.push(`available ${decimal(percent, 2)} %${most}${promised}`);
  } else if (target !== undefined) parts.push(`target ${decimal(target, 3)} % available`);
  if (index.plateau !== undefined) parts.push(index.label(index.plateau));
  return parts.join(' · ');
}

/** Phases as runs of steps; steps outside of one stand under an untitled phase. None where the journey names none. */
function groupPhases(journey: ElementOf<'journey'>, written: readonly ElementOf<'step'>[]): readonly BlueprintPhase[] {
  if (written.every((step) => step.phase === undefined)) return [];
  const titles = new Map(journey.phases.map(({ name, title }) => [name, title ?? name]));
  const phases: BlueprintPhase[] = [];
  let begun = 0;
  written.forEach((step, index) => {
    if (written[index + 1]?.phase === step.phase && index + 1 < written.length) return;
    const title = step.phase === undefined ? '' : (titles.get(step.phase) ?? step.phase);
    phases.push({ title, first: begun, end: index + 1 });
    begun = index + 1;
  });
  return phases;
}

/** A track is drawn from one step to the next. */
function staysInHand({ cells }: BlueprintItem): boolean {
  const held = (cell: BlueprintCell | undefined) => cell !== undefined && cell.state !== 'lost';
  return cells.some((cell, index) => held(cell) && held(cells[index + 1]));
}

/** Only what occurs in the picture. */
function explain({
  steps,
  transitions,
  items,
  findings,
}: Pick<BlueprintView, 'steps' | 'transitions' | 'items' | 'findings'>): readonly LegendEntry[] {
  const states = new Set(items.flatMap(({ cells }) => cells.flatMap((cell) => (cell === undefined ? [] : [cell.state]))));
  const chips = steps.flatMap(({ channels, chains }) => [...channels, ...chains.flat()]);
  const links = steps.flatMap(({ chains }) => chains.flat().flatMap(({ reached }) => (reached === undefined ? [] : [reached])));
  const shown = [...findings, ...[...steps, ...chips, ...links].flatMap((each) => each.findings)];
  const severities = new Set(shown.map(({ severity }) => severity));
  const entries: (LegendEntry | false)[] = [
    states.has('gained') && { sample: 'badge', tone: 'accent', icon: 'expand', text: 'comes in hand here' },
    states.has('needed') && { sample: 'badge', tone: 'good', icon: 'check', text: 'needed and in hand' },
    items.some(staysInHand) && { sample: 'track', tone: 'accent', text: 'stays in hand' },
    states.has('stale') && { sample: 'badge', tone: 'warning', icon: 'clock', text: 'in hand, but too old' },
    states.has('lost') && { sample: 'struck', tone: 'error', text: 'needed and not in hand' },
    transitions.some(({ breaks }) => breaks.length > 0) && { sample: 'break', tone: 'error', icon: 'break', text: 'the journey breaks here' },
    transitions.some(({ dashed }) => dashed) && { sample: 'dashed-line', text: 'on failure, or after a time' },
    chips.some(({ dashed }) => dashed) && { sample: 'dashed-box', text: 'used, but not declared' },
    severities.has('error') && { sample: 'badge', tone: 'error', icon: 'error', text: 'error' },
    severities.has('warning') && { sample: 'badge', tone: 'warning', icon: 'warning', text: 'warning' },
    severities.has('info') && { sample: 'badge', tone: 'info', icon: 'info', text: 'note' },
  ];
  return entries.filter((entry) => entry !== false);
}
