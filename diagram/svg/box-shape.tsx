import type { BoxMark } from '../placed-graph.ts';

/** A card, a container, a pill or a note; a double border is a second outline inside the first. */
export function BoxShape({ mark }: { readonly mark: BoxMark }) {
  const family = mark.shape === 'container' ? 'container' : 'box';
  const classes = [`cxa-${family}`, `cxa-${family}-${mark.tone}`, mark.border === 'none' ? 'cxa-unbordered' : ''];
  const dash = mark.border === 'dashed' ? '5 4' : undefined;
  const outline = { class: classes.filter(Boolean).join(' '), 'stroke-dasharray': dash };
  if (mark.shape === 'note') return <NoteShape mark={mark} outline={outline} />;
  const radius = Math.min(radii[mark.shape], mark.height / 2);
  return (
    <>
      <rect x={mark.x} y={mark.y} width={mark.width} height={mark.height} rx={radius} {...outline} />
      {mark.border === 'double' ? (
        <rect
          x={mark.x + 3}
          y={mark.y + 3}
          width={Math.max(0, mark.width - 6)}
          height={Math.max(0, mark.height - 6)}
          rx={Math.max(0, radius - 3)}
          class={outline.class}
        />
      ) : undefined}
    </>
  );
}

const radii = { card: 8, container: 12, pill: 999 } as const;

interface NoteProps {
  readonly mark: BoxMark;
  readonly outline: { readonly class: string; readonly 'stroke-dasharray': string | undefined };
}

function NoteShape({ mark: { x, y, width, height }, outline }: NoteProps) {
  const fold = Math.min(10, width / 2, height / 2);
  const right = x + width;
  const sheet = `M${x} ${y}H${right - fold}L${right} ${y + fold}V${y + height}H${x}Z`;
  return (
    <>
      <path d={sheet} stroke-linejoin="round" {...outline} />
      <path d={`M${right - fold} ${y}V${y + fold}H${right}`} stroke-linejoin="round" {...outline} />
    </>
  );
}
