import type { Mark, PlacedGraph } from '../placed-graph.ts';
import type { BlueprintView } from '../views/blueprint-view.ts';
import { badgeHeight, badgeWidth, severityLooks } from './badge.ts';
import { columnGap, columnLeft, columnMiddle, columnWidth, type Panel, splitPanels } from './blueprint-grid.ts';
import { placeFlow } from './blueprint-flow.ts';
import { placeLaneLabel, placeLanes, shiftDown } from './blueprint-lanes.ts';
import { placeExtraRows } from './blueprint-rows.ts';
import { placeTracks } from './blueprint-tracks.ts';
import { framePicture, type PlacedContent } from './frame.ts';
import { placeText } from './text-block.ts';
import { wrapText } from './text-measure.ts';

/** Places a blueprint directly, in time proportional to its marks: lanes × steps never jump when a step is added. */
export function placeBlueprint(view: BlueprintView): PlacedGraph {
  const panels = splitPanels(view);
  const width = Math.max(0, ...panels.map((panel) => panel.width));
  const head = placeJourneyFindings(view, Math.max(width, 480));
  const marks: Mark[] = [...head.marks];
  let y = head.height;
  panels.forEach((panel, index) => {
    if (index > 0) y += panelGap;
    const placed = placePanel(panel);
    marks.push(...shiftDown(panels.length > 1 ? named(placed.marks, index) : placed.marks, y));
    y += placed.height;
  });
  return framePicture(view, { marks, width, height: y });
}

const panelGap = 56;
const rowGap = 12;
const mostFindings = 4;

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
  const bands = [...shiftDown(lanes.bands, lanesTop)];
  const rows: Mark[] = [...shiftDown(lanes.marks, lanesTop)];
  if (tracks !== undefined) {
    y += rowGap + 4;
    bands.push(...shiftDown(tracks.bands, y));
    rows.push(...shiftDown(tracks.marks, y));
    y += tracks.height;
  }
  for (const [index, row] of placeExtraRows(panel).entries()) {
    if (index > 0) rows.push(rule(`rule:${index}`, panel, y));
    rows.push(...shiftDown(row.marks, y));
    y += row.height;
  }
  const stopY = flowTop + flow.height - 8;
  marks.push(...bands, ...placeGuides(panel, stopY, lanesTop + lanes.height), ...placePhaseRules(panel, phases.height, y));
  marks.push(...phases.marks, ...placeLaneLabel('flow', 'Steps', 'muted', lanesTop - 44), ...shiftDown(flow.marks, flowTop), ...rows);
  return { marks, width: panel.width, height: y };
}

function rule(id: string, panel: Panel, y: number): Mark {
  return { kind: 'line', id, from: { x: 0, y }, to: { x: panel.width, y }, line: 'solid', tone: 'muted', width: 1 };
}

/** From each stop down to its systems, behind the cards: what belongs to one step stands on one line. */
function placeGuides({ steps }: Panel, top: number, bottom: number): readonly Mark[] {
  return steps.map((step, column): Mark => {
    const x = columnMiddle(column);
    const deep = step.chains.length > 0 || step.lane === 'support';
    return {
      kind: 'line',
      id: `card:${step.element}:guide`,
      group: step.element,
      from: { x, y: top },
      to: { x, y: bottom - (deep ? 24 : 24) },
      line: 'dotted',
      tone: 'plain',
      width: 1.25,
    };
  });
}

function placePhases(panel: Panel): PlacedContent {
  const shown = panel.view.phases.filter(({ first, end }) => end > panel.first && first < panel.end);
  const spans = shown.map((phase) => {
    const x = columnLeft(Math.max(phase.first, panel.first) - panel.first);
    const right = columnLeft(Math.min(phase.end, panel.end) - 1 - panel.first) + columnWidth;
    return { phase, x, width: right - x, text: wrapText(phase.title, 'heading', right - x - 24, 2) };
  });
  const height = Math.max(0, ...spans.map(({ text }) => text.height)) + (spans.length > 0 ? 12 : 0);
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

/** What is wrong with the journey as a whole, in words, above everything else. */
function placeJourneyFindings({ findings }: BlueprintView, width: number): PlacedContent {
  const marks: Mark[] = [];
  let y = 0;
  const shown = findings.slice(0, mostFindings);
  shown.forEach(({ rule: id, severity, message }, index) => {
    const { tone, icon, word } = severityLooks[severity];
    const badge = badgeWidth(id, icon);
    const text = placeText({ id: `finding:${index}:text`, text: message, style: 'body', tone: 'plain', x: badge + 10, y: y + 1, maxWidth: Math.min(width, 900) - badge - 10, maxLines: 2 });
    marks.push(
      { kind: 'badge', id: `finding:${index}`, x: 0, y, width: badge, height: badgeHeight, tone, icon, text: id, label: `${word}: ${message}` },
      ...text.marks,
    );
    y += Math.max(badgeHeight, text.height) + 6;
  });
  if (findings.length > shown.length) {
    const more = placeText({ id: 'finding:more', text: `and ${findings.length - shown.length} more`, style: 'small', tone: 'muted', x: 0, y, maxWidth: 300, maxLines: 1 });
    marks.push(...more.marks);
    y += more.height + 6;
  }
  return { marks, width, height: y > 0 ? y + 14 : 0 };
}
