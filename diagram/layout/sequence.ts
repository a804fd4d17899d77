import type { Mark, PlacedGraph } from '../placed-graph.ts';
import type { SequenceView } from '../views/sequence-view.ts';
import { shiftMarks } from './shift.ts';
import { framePicture, type PlacedContent } from './frame.ts';
import { placeJourneyFindings } from './journey-findings.ts';
import { ownRoom, type Room } from './room.ts';
import { type Section, splitSections } from './sequence-grid.ts';
import { placeHeads, placeLifelines } from './sequence-heads.ts';
import { placeStepRows } from './sequence-rows.ts';

/** Places a sequence directly, from top to bottom; a long journey is drawn phase by phase, each with its own participants. */
export function placeSequence(view: SequenceView): PlacedGraph {
  return framePicture(view, laySequence(view, ownRoom));
}

/** The picture without its frame. */
export function laySequence(view: SequenceView, room: Room): PlacedContent {
  const sections = splitSections(view, room);
  const width = Math.max(0, ...sections.map((section) => section.width));
  const head = placeJourneyFindings(view.findings, Math.max(width, 480), room);
  const marks: Mark[] = [...head.marks];
  let y = head.height;
  sections.forEach((section, index) => {
    if (index > 0) y += sectionGap;
    const placed = placeSection(section);
    marks.push(...shiftMarks(placed.marks, y));
    y += placed.height;
  });
  return { marks, width, height: y };
}

const sectionGap = 48;

function placeSection(section: Section): PlacedContent {
  const heads = placeHeads(section);
  const rows = placeStepRows(section);
  const height = heads.height + rows.height;
  const lifelines = placeLifelines(section, heads.height, height);
  const bands = shiftMarks(rows.bands, heads.height);
  return { marks: [...bands, ...lifelines, ...heads.marks, ...shiftMarks(rows.marks, heads.height)], width: section.width, height };
}
