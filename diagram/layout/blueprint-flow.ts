import type { Mark } from '../placed-graph.ts';
import type { BlueprintTransition } from '../views/blueprint-view.ts';
import { arcRise, placeArcs, planArcs } from './blueprint-arcs.ts';
import { columnGap, columnLeft, columnMiddle, columnWidth, type Panel, type Row } from './blueprint-grid.ts';
import { placeBreak } from './blueprint-break.ts';
import { placeText } from './text-block.ts';
import { wrapText } from './text-measure.ts';

/** Radius of a step's number, px. */
export const stopRadius = 14;

/**
 * The journey as a line of numbered stops: straight from a step to the one beside it, arcs above for branches and
 * loops, with shares, conditions and breaks on the way that they belong to; under each stop how many come there.
 * `middle` is the height of the line.
 */
export function placeFlow(panel: Panel): Row & { readonly middle: number } {
  const { straight, curved } = splitTransitions(panel);
  const clear = panel.room('clear', Math.max(0, ...straight.map((transition) => labelReach(panel, transition) - stopRadius)));
  const arcs = planArcs(panel, curved, clear);
  const middle = panel.room('flow', Math.max(arcRise(arcs), clear) + stopRadius + 4);
  const marks: Mark[] = [
    ...placeArcs({ panel, arcs, stopTop: middle - stopRadius }),
    ...straight.flatMap((transition) => placeStraight(panel, transition, middle)),
    ...placeEntry(panel, middle),
    ...panel.steps.flatMap((_, column) => placeStop(panel, column, middle)),
  ];
  const counted = panel.steps.some(({ volume }) => volume !== undefined) ? 20 : 4;
  return { height: middle + stopRadius + panel.room('volumes', counted) + 8, marks, middle };
}

/** Between two stops, for a text above the line, px. */
const labelRoom = columnWidth + columnGap - 2 * stopRadius - 12;

/** On the way into the next panel, px. */
const exitRoom = columnWidth / 2 - stopRadius;

/** How far a straight way's text reaches above the line, px. */
function labelReach(panel: Panel, transition: BlueprintTransition): number {
  const room = transition.to === panel.end ? exitRoom : labelRoom;
  const { height } = wrapText(straightText(panel, transition), 'small', room, 3);
  return height === 0 ? 0 : height + (transition.breaks.length === 0 ? 6 : 12);
}

function straightText({ end }: Panel, { to, label }: BlueprintTransition): string {
  return to === end ? [`to ${end + 1}`, label].filter(Boolean).join(' · ') : label;
}

function splitTransitions({ view, first, end }: Panel) {
  const straight: BlueprintTransition[] = [];
  const curved: BlueprintTransition[] = [];
  const taken = new Set<number>();
  for (const transition of view.transitions) {
    const { from, to } = transition;
    if (from < first || from >= end) continue;
    if (to === from + 1 && (to < end || transition.breaks.length === 0) && !taken.has(from)) {
      taken.add(from);
      straight.push(transition);
    } else if (!isPlainEnd(transition, view.steps.length)) curved.push(transition);
  }
  return { straight, curved };
}

/** The last step's end says nothing that is worth an arc. */
function isPlainEnd({ from, to, label }: BlueprintTransition, steps: number): boolean {
  return to === undefined && label === '' && from === steps - 1;
}

function placeStraight(panel: Panel, transition: BlueprintTransition, y: number): readonly Mark[] {
  const column = transition.from - panel.first;
  const leaves = transition.to === panel.end;
  const left = columnMiddle(column) + stopRadius;
  const right = leaves ? columnLeft(column) + columnWidth + 8 : columnMiddle(column + 1) - stopRadius;
  const centre = (left + right) / 2;
  const [worst] = transition.breaks;
  const id = `way:${transition.id}`;
  const top = y - labelReach(panel, transition);
  const linked = transition.element === undefined ? {} : { element: transition.element };
  return [
    {
      kind: 'edge',
      id,
      group: id,
      points: [
        { x: left + 2, y },
        { x: right - 2, y },
      ],
      line: transition.dashed ? 'dashed' : 'solid',
      tone: worst === undefined ? 'plain' : worst.severity === 'error' ? 'error' : 'warning',
      start: 'none',
      end: 'arrow',
      radius: 0,
      label: `${panel.steps[column]?.title ?? ''} → ${panel.view.steps[transition.from + 1]?.title ?? ''}`,
      findings: transition.breaks,
      ...linked,
    },
    ...placeText({
      id: `${id}:label`,
      text: straightText(panel, transition),
      style: 'small',
      tone: 'muted',
      x: centre,
      y: top,
      anchor: 'middle',
      maxWidth: leaves ? exitRoom : labelRoom,
      maxLines: 3,
      group: id,
      ...linked,
    }).marks,
    ...placeBreak({ breaks: transition.breaks, id: `${id}:break`, x: centre, y, group: id, ...linked }),
  ];
}

/** Where the journey goes on from the panel above: an arrow in. */
function placeEntry(panel: Panel, y: number): readonly Mark[] {
  if (panel.first === 0) return [];
  const right = columnMiddle(0) - stopRadius - 2;
  const leads = panel.view.transitions.find(({ to }) => to === panel.first);
  if (leads === undefined) return [];
  return [
    {
      kind: 'edge',
      id: `entry:${panel.first}`,
      points: [
        { x: columnLeft(0) - 8, y },
        { x: right, y },
      ],
      line: 'solid',
      tone: 'plain',
      start: 'none',
      end: 'arrow',
      radius: 0,
      label: `from step ${leads.from + 1}`,
    },
    ...placeText({
      id: `entry:${panel.first}:label`,
      text: `from ${leads.from + 1}`,
      style: 'small',
      tone: 'muted',
      x: columnLeft(0) - 8,
      y: y - 20,
      maxWidth: columnWidth / 2,
      maxLines: 1,
    }).marks,
  ];
}

function placeStop(panel: Panel, column: number, y: number): readonly Mark[] {
  const step = panel.steps[column];
  if (step === undefined) return [];
  const x = columnMiddle(column);
  const linked = { element: step.element, group: step.element };
  return [
    {
      kind: 'box',
      id: `stop:${step.element}`,
      ...linked,
      shape: 'pill',
      tone: step.repeats !== undefined ? 'error' : step.unreachable ? 'muted' : 'accent',
      border: step.unreachable || step.undeclared ? 'dashed' : 'solid',
      label: `Step ${step.number}: ${step.title}`,
      x: x - stopRadius,
      y: y - stopRadius,
      width: 2 * stopRadius,
      height: 2 * stopRadius,
    },
    {
      kind: 'text',
      id: `stop:${step.element}:number`,
      ...linked,
      x,
      y: y + 4.4,
      anchor: 'middle',
      text: String(step.number),
      style: 'strong',
      tone: step.repeats !== undefined ? 'error' : step.unreachable ? 'muted' : 'accent',
    },
    ...placeText({
      id: `stop:${step.element}:volume`,
      ...linked,
      text: step.volume ?? '',
      style: 'small',
      tone: 'muted',
      x,
      y: y + stopRadius + 4,
      anchor: 'middle',
      maxWidth: columnWidth,
      maxLines: 1,
      plated: true,
    }).marks,
  ];
}
