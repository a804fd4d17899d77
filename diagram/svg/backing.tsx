import type { Box, Mark } from '../placed-graph.ts';

/** The canvas behind a mark that steps back, so that what passes below it does not show through its words. */
export function Backing({ mark }: { readonly mark: Mark }) {
  const ground = groundOf(mark);
  if (ground === undefined) return undefined;
  const { x, y, width, height, radius } = ground;
  return <rect x={x} y={y} width={width} height={height} rx={Math.min(radius, height / 2)} class="cxa-canvas" />;
}

function groundOf(mark: Mark): (Box & { readonly radius: number }) | undefined {
  switch (mark.kind) {
    case 'box':
      return mark.shape === 'container' ? undefined : { ...mark, radius: mark.shape === 'pill' ? mark.height / 2 : 8 };
    case 'badge':
      return { ...mark, radius: 10 };
    case 'text':
      return mark.plate && { ...mark.plate, radius: 4 };
    default:
      return undefined;
  }
}
