import type { EdgeMark, Mark } from '../placed-graph.ts';
import type { LegendEntry } from '../view-graph.ts';
import type { PlacedContent } from './frame.ts';
import { fitText, measureText } from './text-measure.ts';

/** The legend: each entry a sample as it occurs in the picture and what it means, in rows as wide as the picture. */
export function placeLegend(entries: readonly LegendEntry[], width: number): PlacedContent {
  if (entries.length === 0) return { marks: [], width: 0, height: 0 };
  const marks: Mark[] = [
    { kind: 'line', id: 'legend:rule', from: { x: 0, y: 0 }, to: { x: width, y: 0 }, line: 'solid', tone: 'muted', width: 1 },
  ];
  let x = 0;
  let y = ruleGap;
  entries.forEach((entry, index) => {
    const { text } = fitText(entry.text, 'small', Math.max(40, width - sampleWidth - textGap));
    const advance = sampleWidth + textGap + Math.ceil(measureText(text, 'small'));
    if (x > 0 && x + advance > width) {
      x = 0;
      y += rowHeight;
    }
    const id = `legend:${index}`;
    marks.push(...samples[entry.sample]({ entry, id, x, y: y + rowHeight / 2 }));
    marks.push({
      kind: 'text',
      id: `${id}:text`,
      x: x + sampleWidth + textGap,
      y: y + rowHeight / 2 + 4,
      anchor: 'start',
      text,
      style: 'small',
      tone: 'muted',
    });
    x += advance + entryGap;
  });
  return { marks, width, height: y + rowHeight };
}

const ruleGap = 12;
const rowHeight = 24;
const sampleWidth = 24;
const textGap = 8;
const entryGap = 24;

interface SampleSpot {
  readonly entry: LegendEntry;
  readonly id: string;
  /** Left edge of the sample. */
  readonly x: number;
  /** Its middle. */
  readonly y: number;
}

type DrawSample = (spot: SampleSpot) => readonly Mark[];

const samples: Readonly<Record<LegendEntry['sample'], DrawSample>> = {
  box: (spot) => [sampleBox(spot, 'solid')],
  'dashed-box': (spot) => [sampleBox(spot, 'dashed')],
  'double-box': (spot) => [sampleBox(spot, 'double')],
  line: (spot) => [sampleEdge(spot, 'solid')],
  'double-line': (spot) => [sampleEdge(spot, 'double')],
  'dashed-line': (spot) => [sampleEdge(spot, 'dashed')],
  'long-dashed-line': (spot) => [sampleEdge(spot, 'long-dashed')],
  'dotted-line': (spot) => [sampleEdge(spot, 'dotted')],
  icon: (spot) => [sampleIcon(spot, spot.entry.icon ?? 'unknown', 16)],
  badge: ({ entry, id, x, y }) => [
    {
      kind: 'badge',
      id,
      x: x + 1,
      y: y - 9,
      width: 22,
      height: 18,
      text: '',
      label: entry.text,
      tone: entry.tone ?? 'plain',
      ...(entry.icon === undefined ? {} : { icon: entry.icon }),
    },
  ],
  swatch: ({ entry, id, x, y }) => [
    { kind: 'band', id, x, y: y - 7, width: 24, height: 14, radius: 3, tone: entry.tone ?? 'plain', strength: 'strong' },
  ],
  track: ({ entry, id, x, y }) => [
    { kind: 'line', id, from: { x, y }, to: { x: x + 24, y }, line: 'solid', tone: entry.tone ?? 'accent', width: 2 },
  ],
  struck: ({ entry, id, x, y }) => [
    { kind: 'text', id, x: x + 12, y: y + 4, anchor: 'middle', text: 'item', style: 'label', tone: entry.tone ?? 'error', struck: true },
  ],
  break: (spot) => [sampleIcon(spot, spot.entry.icon ?? 'break', 16)],
};

function sampleBox({ entry, id, x, y }: SampleSpot, border: 'solid' | 'dashed' | 'double'): Mark {
  const size = { x: x + 1, y: y - 7, width: 22, height: 14 };
  return { kind: 'box', id, shape: 'pill', tone: entry.tone ?? 'plain', border, label: entry.text, ...size };
}

function sampleEdge({ entry, id, x, y }: SampleSpot, line: EdgeMark['line']): Mark {
  return {
    kind: 'edge',
    id,
    points: [
      { x, y },
      { x: x + 24, y },
    ],
    line,
    tone: entry.tone ?? 'plain',
    start: 'none',
    end: line === 'solid' ? 'arrow' : 'open',
    radius: 0,
    label: entry.text,
  };
}

function sampleIcon({ entry, id, x, y }: SampleSpot, icon: string, size: number): Mark {
  return { kind: 'icon', id, x: x + (24 - size) / 2, y: y - size / 2, icon, size, tone: entry.tone ?? 'plain', label: entry.text };
}
