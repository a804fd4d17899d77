import type { Mark, TextStyle } from '../placed-graph.ts';
import type { Tone } from '../view-graph.ts';
import type { SequenceMessage, SequenceStep } from '../views/sequence-view.ts';
import { badgeHeight, findingBadge } from './badge.ts';
import { lifelineX, type Section } from './sequence-grid.ts';
import { shiftMarks } from './shift.ts';
import { placeText } from './text-block.ts';

interface PlacedMessages {
  readonly height: number;
  readonly marks: readonly Mark[];
}

/** The messages of a step under one another: each an arrow from lifeline to lifeline with its words above. */
export function placeMessages(section: Section, step: SequenceStep): PlacedMessages {
  const marks: Mark[] = [];
  let y = 0;
  for (const message of step.messages) {
    const placed = placeMessage(section, message);
    marks.push(...shiftMarks(placed.marks, y));
    y += placed.height;
  }
  return { height: y, marks: marks.map((mark) => ({ ...mark, step: step.element })) };
}

/** Of a message to oneself, px. */
const ownSpan = 184;
/** On a long arrow words stay near its left end, px. */
const widestWords = 380;

function placeMessage(section: Section, message: SequenceMessage): PlacedMessages {
  const from = lifelineX(section, message.from);
  const to = lifelineX(section, message.to);
  if (from === undefined || to === undefined) return { height: 0, marks: [] };
  const own = from === to;
  const left = Math.min(from, to);
  const span = own ? ownSpan : Math.abs(to - from);
  const id = `message:${message.id}`;
  const linked = message.element === undefined ? { group: id } : { group: message.element, element: message.element };
  const words = placeWords(message, { id, x: left + 10, maxWidth: Math.min(span, widestWords) - 20, linked });
  const badge = findingBadge(message.findings, { ...linked, id: `${id}:findings`, right: { x: 0, y: words.height + badgeHeight / 2 } });
  const said = words.height + (badge === undefined ? 0 : badgeHeight + 4);
  const y = section.room(id, said) + (own ? 13 : 5);
  const tone = toneOf(message);
  const toward = to >= from ? -1 : 1;
  const points = own
    ? [
        { x: from + 1, y: y - 6 },
        { x: from + 32, y: y - 6 },
        { x: from + 32, y: y + 8 },
        { x: from + 2, y: y + 8 },
      ]
    : [
        { x: from - toward, y },
        { x: to + toward * 2, y },
      ];
  const edge: Mark = {
    kind: 'edge',
    id,
    ...linked,
    points,
    line: message.line === 'sync' ? 'solid' : 'dashed',
    tone,
    start: 'none',
    end: message.line === 'sync' ? 'arrow' : 'open',
    radius: 6,
    label: [nameOf(section, message.from), nameOf(section, message.to)].join(' → '),
    findings: message.findings,
    from: message.from,
    to: message.to,
  };
  const marks: Mark[] = [edge, ...words.marks];
  if (badge !== undefined) marks.push({ ...badge, x: left + 10 });
  return { height: y + (own ? 18 : 12), marks };
}

/** What people and channels do is drawn lighter than what an integration does. */
function toneOf({ line, findings, element }: SequenceMessage): Tone {
  if (line === 'broken' || findings[0]?.severity === 'error') return 'error';
  return element === undefined ? 'muted' : 'plain';
}

interface WordSpot {
  readonly id: string;
  readonly x: number;
  readonly maxWidth: number;
  readonly linked: { readonly group: string; readonly element?: string };
}

/** What is said, then how and with what; on a ground of their own where they lie across a lifeline. */
function placeWords(message: SequenceMessage, { id, x, maxWidth, linked }: WordSpot): PlacedMessages {
  const broken = message.line === 'broken';
  const lines: readonly { readonly name: string; readonly text: string; readonly style: TextStyle; readonly tone: Tone }[] = [
    { name: 'text', text: message.text, style: 'label', tone: broken ? 'error' : 'plain' },
    { name: 'detail', text: message.detail, style: 'small', tone: 'muted' },
  ];
  const marks: Mark[] = [];
  let y = 0;
  for (const { name, text, style, tone } of lines) {
    const block = placeText({ ...linked, id: `${id}:${name}`, text, style, tone, x, y, maxWidth, maxLines: 3, plated: true });
    marks.push(...block.marks);
    y += block.height;
  }
  return { height: y, marks };
}

function nameOf(section: Section, id: string): string {
  return section.participants.find((participant) => participant.id === id)?.title ?? id;
}
