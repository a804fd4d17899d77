import { useContext } from 'preact/hooks';
import { drawable, measureText } from '../layout/text-measure.ts';
import type { BadgeMark } from '../placed-graph.ts';
import { HeldText, holdText } from './held-text.ts';
import { Glyph } from './icon-shape.tsx';

/** A small tag: glyph and short text, centred together. Its width comes from `badgeWidth`. */
export function BadgeShape({ mark }: { readonly mark: BadgeMark }) {
  const { x, y, width, height, tone, icon } = mark;
  const text = drawable(mark.text);
  const struck = mark.struck ? ' cxa-struck' : '';
  const held = useContext(HeldText) ? holdText(text, 'label') : {};
  const glyph = icon === undefined ? 0 : badgeGlyph;
  const gap = icon !== undefined && text !== '' ? badgeGap : 0;
  const start = x + (width - glyph - gap - measureText(text, 'label')) / 2;
  return (
    <>
      <rect x={x} y={y} width={width} height={height} rx={Math.min(height / 2, 10)} class={`cxa-box cxa-box-${tone}`} />
      {icon === undefined ? undefined : (
        <Glyph icon={icon} x={round(start)} y={round(y + (height - badgeGlyph) / 2)} size={badgeGlyph} tone={tone} />
      )}
      {text === '' ? undefined : (
        <text x={round(start + glyph + gap)} y={round(y + height / 2 + 4)} class={`cxa-text cxa-label cxa-text-${tone}${struck}`} {...held}>
          {text}
        </text>
      )}
    </>
  );
}

const badgeGlyph = 12;
const badgeGap = 4;

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
