import type { CanvasControls } from './canvas.tsx';
import { Icon, type IconName } from './icon.tsx';

interface ZoomBarProps {
  readonly zoom: number;
  readonly controls: { readonly current: CanvasControls | undefined };
  /** Undefined where nothing can be laid out afresh. */
  readonly onTidy: (() => void) | undefined;
}

/** Zoom by mouse, for who has no wheel. */
export function ZoomBar({ zoom, controls, onTidy }: ZoomBarProps) {
  return (
    <div class="zoom-bar" role="toolbar" aria-label="Zoom">
      {onTidy !== undefined && <Action icon="tidy" label="Tidy up: lay out afresh" onClick={onTidy} />}
      <Action icon="zoom-out" label="Zoom out (−)" onClick={() => controls.current?.zoomBy(0.8)} />
      <span class="zoom-level" aria-live="off">
        {Math.round(zoom * 100)} %
      </span>
      <Action icon="zoom-in" label="Zoom in (+)" onClick={() => controls.current?.zoomBy(1.25)} />
      <Action icon="fit" label="Show all (0)" onClick={() => controls.current?.fit()} />
    </div>
  );
}

function Action({ icon, label, onClick }: { readonly icon: IconName; readonly label: string; readonly onClick: () => void }) {
  return (
    <button type="button" class="tool" title={label} aria-label={label} onClick={onClick}>
      <Icon name={icon} />
    </button>
  );
}
