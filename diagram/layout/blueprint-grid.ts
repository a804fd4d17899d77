import type { Mark } from '../placed-graph.ts';
import type { BlueprintPhase, BlueprintStep, BlueprintView } from '../views/blueprint-view.ts';
import type { Room } from './room.ts';

/** Width of the column that names the lanes, px. */
export const labelWidth = 128;
/** Width of a step's column, px. */
export const columnWidth = 160;
/** Between two columns, px. */
export const columnGap = 24;

/** A part of the journey that is drawn side by side; a long journey has several, one under the other. */
export interface Panel {
  readonly view: BlueprintView;
  /** The steps of the view from `first` up to and without `end`. */
  readonly first: number;
  readonly end: number;
  readonly steps: readonly BlueprintStep[];
  readonly width: number;
  readonly room: Room;
}

/** Marks of one row, from its own top at 0; `bands` lie behind everything, `guides` behind the cards. */
export interface Row {
  readonly height: number;
  readonly marks: readonly Mark[];
}

/** What one step has in a row, from the row's content top at 0; x is the picture's. */
export interface Cell {
  readonly height: number;
  readonly marks: readonly Mark[];
}

/** Left edge of a step's column, by its position in the panel. */
export function columnLeft(column: number): number {
  return labelWidth + column * (columnWidth + columnGap);
}

export function columnMiddle(column: number): number {
  return columnLeft(column) + columnWidth / 2;
}

/** One panel for up to 15 steps; longer journeys break between phases, and within a phase that is itself too long. */
export function splitPanels(view: BlueprintView, room: Room): readonly Panel[] {
  const { steps, phases } = view;
  if (steps.length <= mostColumns) return [makePanel(view, 0, steps.length, room)];
  const panels: Panel[] = [];
  let first = 0;
  let end = 0;
  for (const part of splitPhases(phases, steps.length)) {
    if (end > first && part.end - first > wrapColumns) {
      panels.push(makePanel(view, first, end, room));
      first = end;
    }
    end = part.end;
  }
  panels.push(makePanel(view, first, end, room));
  return panels;
}

const mostColumns = 15;
const wrapColumns = 10;

function makePanel(view: BlueprintView, first: number, end: number, shared: Room): Panel {
  const columns = end - first;
  const width = labelWidth + columns * columnWidth + Math.max(0, columns - 1) * columnGap + panelPadding;
  const room: Room = (key, needed) => shared(`${first}/${key}`, needed);
  return { view, first, end, steps: view.steps.slice(first, end), width, room };
}

/** Right of the last column, so that lanes end after it, px. */
const panelPadding = 16;

/** Phases with those that are longer than a panel cut into even parts. */
function splitPhases(phases: readonly BlueprintPhase[], steps: number): readonly { readonly first: number; readonly end: number }[] {
  const whole = phases.length > 0 ? phases : [{ first: 0, end: steps }];
  return whole.flatMap(({ first, end }) => {
    const parts = Math.ceil((end - first) / wrapColumns);
    return Array.from({ length: parts }, (_, part) => ({
      first: first + Math.floor(((end - first) * part) / parts),
      end: first + Math.floor(((end - first) * (part + 1)) / parts),
    }));
  });
}
