import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';

interface PanelProps {
  readonly title: string;
  /** A few words beside the title. */
  readonly note?: string | undefined;
  readonly className?: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/** A side panel beside the picture. Escape in it closes it. */
export function Panel({ title, note, className = '', onClose, children }: PanelProps) {
  return (
    <aside
      class={`panel ${className}`}
      aria-label={title}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <header class="panel-head">
        <h2>{title}</h2>
        {note !== undefined && note !== '' && <span class="panel-note">{note}</span>}
        <button type="button" class="tool" title="Close" aria-label={`Close ${title}`} onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      <div class="panel-body">{children}</div>
    </aside>
  );
}
