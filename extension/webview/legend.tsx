import type { LegendEntry } from '../../diagram/view-graph.ts';
import { Glyph } from '../../diagram/svg/icon-shape.tsx';

/** What the marks of the picture mean. */
export function Legend({ entries }: { readonly entries: readonly LegendEntry[] }) {
  if (entries.length === 0) return undefined;
  return (
    <section class="legend" aria-label="Legend">
      <ul>
        {entries.map((entry) => (
          <li key={`${entry.sample} ${entry.text}`}>
            <svg width="28" height="18" viewBox="0 0 28 18" aria-hidden="true">
              <Sample entry={entry} />
            </svg>
            {entry.text}
          </li>
        ))}
      </ul>
    </section>
  );
}

const dashes: Readonly<Record<string, string | undefined>> = {
  'dashed-line': '6 4',
  'dotted-line': '0.1 4.5',
  'dashed-box': '4 3',
};

function Sample({ entry }: { readonly entry: LegendEntry }) {
  const { sample, tone = 'plain', icon } = entry;
  switch (sample) {
    case 'box':
    case 'dashed-box':
      return <rect x="2" y="2" width="24" height="14" rx="4" class={`cxa-box cxa-box-${tone}`} stroke-dasharray={dashes[sample]} />;
    case 'line':
    case 'dashed-line':
    case 'dotted-line':
      return <path d="M2 9H26" class={`cxa-edge cxa-stroke-${tone}`} stroke-dasharray={dashes[sample]} />;
    case 'icon':
      return <Glyph icon={icon ?? 'unknown'} x={6} y={1} size={16} tone={tone} />;
    case 'badge':
      return (
        <>
          <rect x="3" y="1" width="22" height="16" rx="8" class={`cxa-box cxa-box-${tone}`} />
          {icon === undefined ? undefined : <Glyph icon={icon} x={8} y={3} size={12} tone={tone} />}
        </>
      );
    case 'swatch':
      return <rect x="4" y="2" width="20" height="14" rx="3" class={`cxa-strong-${tone}`} />;
    case 'struck':
      return (
        <text x="14" y="13" text-anchor="middle" class={`cxa-text cxa-body cxa-struck cxa-text-${tone}`}>
          abc
        </text>
      );
    case 'break':
      return <path d="M2 9H10M18 9H26M12 4L10 14M18 4L16 14" class={`cxa-edge cxa-stroke-${tone}`} />;
  }
}
