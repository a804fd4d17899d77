import type { IconMark } from '../placed-graph.ts';
import { glyphStroke, iconPath } from './icons.ts';

/** A glyph in its tone's ink. */
export function IconShape({ mark }: { readonly mark: IconMark }) {
  return <Glyph icon={mark.icon} x={mark.x} y={mark.y} size={mark.size} tone={mark.tone} />;
}

interface GlyphProps {
  readonly icon: string;
  readonly x: number;
  readonly y: number;
  /** Px square. */
  readonly size: number;
  readonly tone: string;
}

/** An icon scaled from its 24 px grid; small ones get a heavier line in proportion, so that all look alike. */
export function Glyph({ icon, x, y, size, tone }: GlyphProps) {
  const scale = Math.round((size / 24) * 1000) / 1000;
  return (
    <path
      d={iconPath(icon)}
      transform={`translate(${x} ${y}) scale(${scale})`}
      stroke-width={glyphStroke(size)}
      class={`cxa-glyph cxa-glyph-${tone}`}
    />
  );
}
