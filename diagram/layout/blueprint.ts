import type { Mark, PlacedGraph } from '../placed-graph.ts';
import type { BlueprintView } from '../views/blueprint-view.ts';
import { badgeHeight, severityLooks } from './badge.ts';
import { columnGap, columnLeft, columnMiddle, columnWidth, type Panel, splitPanels } from './blueprint-grid.ts';
import { placeFlow } from './blueprint-flow.ts';
import { placeLaneLabel, placeLanes } from './blueprint-lanes.ts';
import { shiftMarks } from './shift.ts';
import { placeExtraRows } from './blueprint-rows.ts';
import { ownRoom, type Room } from './room.ts';
import { placeTracks } from './blueprint-tracks.ts';
import { framePicture, type PlacedContent } from './frame.ts';
import { placeJourneyFindings } from './journey-findings.ts';
import { placeText } from './text-block.ts';
import { wrapText } from './text-measure.ts';

/** Places a blueprint directly, in time proportional to its marks: lanes × steps never jump when a step is added. */
export function placeBlueprint(view: BlueprintView): PlacedGraph {
  return framePicture(view, layBlueprint(view, ownRoom));
}

/** The picture without its frame. */
export function layBlueprint(view: BlueprintView, room: Room): PlacedContent {
  const panels = splitPanels(view, room);
  const width = Math.max(0, ...panels.map((panel) => panel.width));
  const head = placeJourneyFindings(view.findings, Math.max(width, 480), room);
  const marks: Mark[] = [...head.marks];
  let y = head.height;
  panels.forEach((panel, index) => {
    if (index > 0) y += panelGap;
    const placed = placePanel(panel);
    marks.push(...shiftMarks(panels.length > 1 ? named(placed.marks, index) : placed.marks, y));
    y += placed.height;
  });
  return { marks, width, height: y };
}

const panelGap = 56;
const rowGap = 12;

/** Lanes and rows occur once per panel: their marks carry its number, all others are about one step and unique already. */
function named(marks: readonly Mark[], panel: number): readonly Mark[] {
  return panel === 0 ? marks : marks.map((mark) => (isShared(mark.id) ? { ...mark, id: `${mark.id}:${panel}` } : mark));
}

function isShared(id: string): boolean {
  return !/^(?:stop|card|chip|way|repeats|promise|pain|item|entry|emotion:step)/.test(id);
}

function placePanel(panel: Panel): PlacedContent {
  const marks: Mark[] = [];
  const phases = placePhases(panel);
  const flow = placeFlow(panel);
  const lanes = placeLanes(panel);
  const tracks = placeTracks(panel);
  const flowTop = phases.height + (phases.height > 0 ? rowGap : 0);
  const lanesTop = flowTop + flow.height;
  let y = lanesTop + lanes.height;
  const bands = [...shiftMarks(lanes.bands, lanesTop)];
  const rows: Mark[] = [...shiftMarks(lanes.marks, lanesTop)];
  if (tracks !== undefined) {
    y += rowGap + 4;
    bands.push(...shiftMarks(tracks.bands, y));
    rows.push(...shiftMarks(tracks.marks, y));
    y += tracks.height;
  }
  for (const [index, row] of placeExtraRows(panel).entries()) {
    if (index > 0) rows.push(rule(`rule:${index}`, panel, y));
    rows.push(...shiftMarks(row.marks, y));
    y += row.height;
  }
  const stopY = flowTop + flow.height - 8;
  const lanesBottom = lanesTop + lanes.height;
  marks.push(...bands, ...placePhaseRules(panel, lanesTop - 8, y), ...placeGuides(panel, stopY, rows));
  marks.push(...placeBreakRules(panel, flowTop + flow.middle + badgeHeight / 2, tracks === undefined ? lanesBottom : lanesBottom + rowGap + 4 + tracks.height));
  marks.push(...phases.marks, ...placeLaneLabel('flow', 'Steps', 'muted', flowTop + flow.middle - 7), ...shiftMarks(flow.marks, flowTop), ...rows);
  return { marks, width: panel.width, height: y };
}

function rule(id: string, panel: Panel, y: number): Mark {
  return { kind: 'line', id, from: { x: 0, y }, to: { x: panel.width, y }, line: 'solid', tone: 'muted', width: 1 };
}

/** From each stop down to its card and its first system, behind both: what belongs to one step hangs on one line. */
function placeGuides({ steps }: Panel, top: number, placed: readonly Mark[]): readonly Mark[] {
  const tops = new Map(placed.flatMap((mark) => (mark.kind === 'box' ? [[mark.id, mark.y] as const] : [])));
  return steps.flatMap((step, column): readonly Mark[] => {
    const x = columnMiddle(column);
    const bottom = Math.max(top, tops.get(`card:${step.element}`) ?? top, tops.get(`chip:${step.element}:0:0`) ?? top);
    if (bottom === top) return [];
    const id = `card:${step.element}:guide`;
    return [{ kind: 'line', id, group: step.element, from: { x, y: top }, to: { x, y: bottom }, line: 'solid', tone: 'plain', width: 1 }];
  });
}

/** Where the way to the next step breaks, a dashed line cuts through all lanes. */
function placeBreakRules({ view, first, end }: Panel, top: number, bottom: number): readonly Mark[] {
  return view.transitions.flatMap(({ id, from, to, breaks }): readonly Mark[] => {
    const [worst] = breaks;
    if (worst === undefined || to !== from + 1 || from < first || to >= end) return [];
    const x = columnLeft(to - first) - columnGap / 2;
    const tone = severityLooks[worst.severity].tone;
    return [{ kind: 'line', id: `way:${id}:cut`, group: `way:${id}`, from: { x, y: top }, to: { x, y: bottom }, line: 'dashed', tone, width: 1.5 }];
  });
}

function placePhases(panel: Panel): PlacedContent {
  const shown = panel.view.phases.filter(({ first, end }) => end > panel.first && first < panel.end);
  const spans = shown.map((phase) => {
    const x = columnLeft(Math.max(phase.first, panel.first) - panel.first);
    const right = columnLeft(Math.min(phase.end, panel.end) - 1 - panel.first) + columnWidth;
    return { phase, x, width: right - x, text: wrapText(phase.title, 'heading', right - x - 24, 2) };
  });
  const height = panel.room('phases', Math.max(0, ...spans.map(({ text }) => text.height)) + (spans.length > 0 ? 12 : 0));
  const marks = spans.flatMap(({ phase, x, width }): readonly Mark[] => {
    if (phase.title === '') return [];
    const id = `phase:${phase.first}`;
    const title = placeText({ id: `${id}:title`, text: phase.title, style: 'heading', tone: 'accent', x: x + 12, y: 6, maxWidth: width - 24, maxLines: 2 });
    return [{ kind: 'band', id, x, y: 0, width, height, radius: 6, tone: 'accent', strength: 'soft' }, ...title.marks];
  });
  return { marks, width: panel.width, height };
}

function placePhaseRules(panel: Panel, top: number, bottom: number): readonly Mark[] {
  return panel.view.phases.flatMap(({ first }): readonly Mark[] => {
    if (first <= panel.first || first >= panel.end) return [];
    const x = columnLeft(first - panel.first) - columnGap / 2;
    return [{ kind: 'line', id: `phase:${first}:rule`, from: { x, y: top + 8 }, to: { x, y: bottom }, line: 'solid', tone: 'muted', width: 1 }];
  });
}
