import type { BandMark, CurveMark, LineMark } from '../placed-graph.ts';
import { smoothPath } from './polyline.ts';

/** A stripe behind other marks. */
export function BandShape({ mark }: { readonly mark: BandMark }) {
  const { x, y, width, height } = mark;
  return <rect x={x} y={y} width={width} height={height} rx={mark.radius} class={`cxa-${mark.strength}-${mark.tone}`} />;
}

/** A straight rule. */
export function LineShape({ mark: { from, to, line, tone, width } }: { readonly mark: LineMark }) {
  const classes = `cxa-line cxa-rule-${tone}`;
  return (
    <line x1={from.x} y1={from.y} x2={to.x} y2={to.y} class={classes} stroke-width={width} stroke-dasharray={dashes[line]} />
  );
}

/** A smooth line, as for emotion. */
export function CurveShape({ mark }: { readonly mark: CurveMark }) {
  return (
    <>
      <path d={smoothPath(mark.points)} class={`cxa-curve cxa-stroke-${mark.tone}`} />
      {mark.dots
        ? mark.points.map(({ x, y }) => <circle key={x} cx={x} cy={y} r={4} class={`cxa-head-${mark.tone}`} />)
        : undefined}
    </>
  );
}

const dashes = { solid: undefined, dashed: '6 4', dotted: '0.1 5' } as const;
