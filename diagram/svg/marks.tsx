import type { ComponentType } from 'preact';
import { drawable } from '../layout/text-measure.ts';
import type { Mark, MarkKind } from '../placed-graph.ts';
import { Backing } from './backing.tsx';
import { BadgeShape } from './badge-shape.tsx';
import { BoxShape } from './box-shape.tsx';
import { BandShape, CurveShape, LineShape } from './stroke-shapes.tsx';
import { EdgeShape } from './edge-shape.tsx';
import { IconShape } from './icon-shape.tsx';
import { TextShape } from './text-shape.tsx';
import { noClasses, versionClasses } from './version-classes.ts';

interface MarkProps {
  readonly mark: Mark;
  /** Without the browser's own hover text, in a page that shows a better one. */
  readonly untitled?: boolean;
  /** In a picture of two versions: it says what became of it. */
  readonly compared?: boolean | undefined;
}

/** One mark as SVG: a group that carries what clicks, highlights and screen readers need. */
export function MarkShape({ mark, untitled = false, compared = false }: MarkProps) {
  const Shape = shapes[mark.kind] as ComponentType<{ readonly mark: Mark }>;
  const hover = untitled ? undefined : hoverText(mark);
  const { own, stepsBack } = compared ? versionClasses(mark) : noClasses;
  return (
    <g class={`cxa-mark cxa-${mark.kind}-mark${own}`} data-change={mark.change} data-id={mark.id} data-element={mark.element} data-group={mark.group}>
      {hover === undefined ? undefined : <title>{hover}</title>}
      {stepsBack === '' ? undefined : <Backing mark={mark} />}
      {stepsBack === '' ? <Shape mark={mark} /> : <g class={stepsBack}><Shape mark={mark} /></g>}
    </g>
  );
}

const shapes: { readonly [K in MarkKind]: ComponentType<{ readonly mark: Extract<Mark, { kind: K }> }> } = {
  box: BoxShape,
  edge: EdgeShape,
  text: TextShape,
  band: BandShape,
  line: LineShape,
  icon: IconShape,
  curve: CurveShape,
  badge: BadgeShape,
};

/** What is shown on hover, where it says more than the mark itself. */
function hoverText(mark: Mark): string | undefined {
  if (mark.kind === 'text') return mark.full === undefined ? undefined : drawable(mark.full);
  if (mark.kind === 'band' || mark.kind === 'line') return undefined;
  const findings = mark.kind === 'icon' || mark.kind === 'curve' ? [] : (mark.findings ?? []);
  const lines = [mark.label, ...findings.map(({ rule, message }) => `${rule}: ${message}`)];
  return lines.map(drawable).filter(Boolean).join('\n') || undefined;
}
