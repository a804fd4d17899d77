import { useContext } from 'preact/hooks';
import { drawable } from '../layout/text-measure.ts';
import type { TextMark } from '../placed-graph.ts';
import { HeldText, holdText } from './held-text.ts';

/** One line of text; with a plate, on a ground of the canvas's colour. */
export function TextShape({ mark }: { readonly mark: TextMark }) {
  const { x, y, plate } = mark;
  const turn = mark.rotate === undefined ? undefined : `rotate(${mark.rotate} ${x} ${y})`;
  const classes = `cxa-text cxa-${mark.style} cxa-text-${mark.tone}${mark.struck ? ' cxa-struck' : ''}`;
  const text = drawable(mark.text);
  const held = useContext(HeldText) ? holdText(text, mark.style) : {};
  return (
    <>
      {plate === undefined ? undefined : (
        <rect x={plate.x} y={plate.y} width={plate.width} height={plate.height} rx={4} class="cxa-canvas" />
      )}
      <text x={x} y={y} text-anchor={mark.anchor} class={classes} transform={turn} {...held}>
        {text}
      </text>
    </>
  );
}
