import type { ArrowHead, EdgeMark, Point } from '../placed-graph.ts';
import { roundedPath, shortenEnd, unitVector } from './polyline.ts';

/** A connection: the line with rounded bends, its heads, and a wide invisible one to catch the pointer. */
export function EdgeShape({ mark }: { readonly mark: EdgeMark }) {
  const { points, tone } = mark;
  if (points.length < 2) return <g />;
  const atEnd = shortenEnd(points, headLengths[mark.end]);
  const between = shortenEnd(atEnd.toReversed(), headLengths[mark.start]).toReversed();
  const path = roundedPath(between, mark.radius);
  const stroke = `cxa-edge cxa-stroke-${tone}`;
  return (
    <>
      <path d={roundedPath(points, mark.radius)} class="cxa-hit" />
      {mark.line === 'double' ? (
        <>
          <path d={path} class={stroke} style="stroke-width:4px" />
          <path d={path} class="cxa-edge cxa-inside" style="stroke-width:1.4px" />
        </>
      ) : (
        <path d={path} class={stroke} stroke-dasharray={dashes[mark.line]} />
      )}
      <Head shape={mark.end} points={points} tone={tone} />
      <Head shape={mark.start} points={points.toReversed()} tone={tone} />
    </>
  );
}

const dashes = { solid: undefined, double: undefined, dashed: '6 4', 'long-dashed': '14 6', dotted: '0.1 4.5' } as const;

/** How much of the line a head stands in for, px. */
const headLengths: Readonly<Record<ArrowHead, number>> = { none: 0, arrow: 6, open: 1, dot: 3 };

interface HeadProps {
  readonly shape: ArrowHead;
  readonly points: readonly Point[];
  readonly tone: string;
}

function Head({ shape, points, tone }: HeadProps) {
  const tip = points.at(-1);
  if (shape === 'none' || tip === undefined) return undefined;
  if (shape === 'dot') return <circle cx={tip.x} cy={tip.y} r={3} class={`cxa-head-${tone}`} />;
  const along = unitVector(lastDistinct(points, tip), tip);
  const corner = (back: number, side: number) =>
    `${round(tip.x - along.x * back - along.y * side)} ${round(tip.y - along.y * back + along.x * side)}`;
  if (shape === 'open') {
    return <path d={`M${corner(7, 4)}L${round(tip.x)} ${round(tip.y)}L${corner(7, -4)}`} class={`cxa-edge cxa-stroke-${tone}`} />;
  }
  const filled = `M${round(tip.x)} ${round(tip.y)}L${corner(8, 4)}L${corner(8, -4)}Z`;
  return <path d={filled} class={`cxa-head-${tone}`} stroke-width="1" stroke-linejoin="round" />;
}

function lastDistinct(points: readonly Point[], tip: Point): Point {
  return points.findLast(({ x, y }) => x !== tip.x || y !== tip.y) ?? tip;
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
