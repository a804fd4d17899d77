import { Icon, type IconName } from './icon.tsx';
import type { Viewer } from './viewer.ts';
import { BOTH, type ViewerState } from './viewer-state.ts';

interface CompareBarProps {
  readonly viewer: Viewer;
  readonly state: ViewerState;
}

/** Which two versions are seen, how much of each, and the way from change to change. */
export function CompareBar({ viewer, state }: CompareBarProps) {
  const { comparison, panel, slide } = state;
  const base = comparison?.base ?? state.projects.find(({ uri }) => uri === state.project)?.base ?? '';
  const head = comparison?.head ?? 'the working tree';
  const changes = comparison?.changes.length ?? 0;
  const total = Object.values(comparison?.counts ?? {}).reduce((sum, count) => sum + count, 0);
  const isPicture = state.answer === undefined;
  return (
    <div class="toolbar compare-bar" role="toolbar" aria-label="Comparison">
      <span class="compare-names" title={`${base} ↔ ${head}`}>
        <Icon name="compare" />
        <span class="tool-text">
          <strong>{base}</strong> ↔ {head}
        </span>
      </span>
      {isPicture && <Slider slide={slide} base={base} head={head} onSlide={(value) => viewer.change({ slide: value })} />}
      <span class="toolbar-gap" />
      <Action icon="previous" label="Previous change (P)" isOff={changes === 0} onClick={() => viewer.comparing.step(-1)} />
      <Action icon="next" label="Next change (N)" isOff={changes === 0} onClick={() => viewer.comparing.step(1)} />
      <button
        type="button"
        class="tool"
        title="List of changes"
        aria-label={`Changes: ${total}`}
        aria-pressed={panel === 'changes'}
        onClick={() => viewer.change({ panel: panel === 'changes' ? 'none' : 'changes' })}
      >
        <Icon name="changes" />
        <span class="count">{total.toLocaleString('en')}</span>
      </button>
      {state.revisions !== undefined && <Action icon="close" label="Stop comparing" onClick={() => void viewer.comparing.compareWith(undefined)} />}
    </div>
  );
}

interface SliderProps {
  readonly slide: number;
  readonly base: string;
  readonly head: string;
  readonly onSlide: (value: number) => void;
}

function Slider({ slide, base, head, onSlide }: SliderProps) {
  const end = (label: string, value: number, title: string) => (
    <button type="button" class={slide === value ? 'slide-end here' : 'slide-end'} title={title} aria-pressed={slide === value} onClick={() => onSlide(value)}>
      {label}
    </button>
  );
  return (
    <fieldset class="slide" aria-label="How much of each version is seen">
      <span class="slide-ends">
        {end('Before', 0, `Only ${base}`)}
        {end('Both', BOTH, 'Both versions, one over the other')}
        {end('After', 100, `Only ${head}`)}
      </span>
      <input
        type="range"
        min="0"
        max="100"
        step="5"
        value={slide}
        aria-label="Between before and after"
        aria-valuetext={slideText(slide, base, head)}
        onInput={(event) => onSlide(Number(event.currentTarget.value))}
      />
    </fieldset>
  );
}

function slideText(slide: number, base: string, head: string): string {
  if (slide === 0) return `Before: only ${base}`;
  if (slide === 100) return `After: only ${head}`;
  if (slide === BOTH) return 'Both versions';
  return slide < BOTH ? `Mostly before: ${base}` : `Mostly after: ${head}`;
}

function Action({ icon, label, isOff = false, onClick }: { readonly icon: IconName; readonly label: string; readonly isOff?: boolean; readonly onClick: () => void }) {
  return (
    <button type="button" class="tool" title={label} aria-label={label} disabled={isOff} onClick={onClick}>
      <Icon name={icon} />
    </button>
  );
}
