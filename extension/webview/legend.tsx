import { placeLegend } from '../../diagram/layout/legend.ts';
import type { LegendEntry } from '../../diagram/view-graph.ts';
import { MarkShape } from '../../diagram/svg/marks.tsx';

/** What the marks of the picture mean, in the layout's own samples. */
export function Legend({ entries }: { readonly entries: readonly LegendEntry[] }) {
  if (entries.length === 0) return undefined;
  return (
    <section class="legend" aria-label="Legend">
      <ul>
        {entries.map((entry) => (
          <li key={`${entry.sample} ${entry.text}`}>
            <Sample entry={entry} />
            {entry.text}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Alone, an entry stands at the left, under the rule; only its sample is drawn. */
function Sample({ entry }: { readonly entry: LegendEntry }) {
  const { marks, height } = placeLegend([entry], WIDTH);
  const sample = marks.filter(({ id, kind }) => id !== 'legend:rule' && !(kind === 'text' && id.endsWith(':text')));
  return (
    <svg width={SAMPLE} height={ROW} viewBox={`0 ${height - ROW} ${SAMPLE} ${ROW}`} aria-hidden="true">
      {sample.map((mark) => (
        <MarkShape key={mark.id} mark={mark} />
      ))}
    </svg>
  );
}

const WIDTH = 600;
/** Px of the layout's own sample and row. */
const SAMPLE = 24;
const ROW = 24;
