import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Icon, type IconName } from './icon.tsx';

interface SearchBoxProps<Hit> {
  /** What is searched, in words. */
  readonly placeholder: string;
  readonly find: (text: string) => readonly Hit[];
  /** Names a hit among the others. */
  readonly keyOf: (hit: Hit) => string;
  readonly iconOf: (hit: Hit) => IconName;
  /** The hit that the reader is at. */
  readonly onPoint?: (hit: Hit | undefined) => void;
  readonly onChoose: (hit: Hit) => void;
  readonly onClose: () => void;
}

/** A field to type in, and the hits below it to walk through with the arrows. */
export function SearchBox<Hit extends { readonly title: string; readonly detail: string }>({ placeholder, find, keyOf, iconOf, onPoint, onChoose, onClose }: SearchBoxProps<Hit>) {
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const hits = useMemo(() => find(text), [find, text]);
  const active = hits[Math.min(at, hits.length - 1)];

  // Before the next key, which belongs here.
  useLayoutEffect(() => field.current?.focus(), []);
  useEffect(() => onPoint?.(active), [active]);
  useEffect(() => list.current?.querySelector('.active')?.scrollIntoView({ block: 'nearest' }), [active]);

  const onKeyDown = (event: KeyboardEvent) => {
    const keys: Readonly<Record<string, () => void>> = {
      ArrowDown: () => setAt(Math.min(at + 1, hits.length - 1)),
      ArrowUp: () => setAt(Math.max(at - 1, 0)),
      Enter: () => active !== undefined && onChoose(active),
      Escape: onClose,
    };
    const act = keys[event.key];
    if (act === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  return (
    <search class="search" onKeyDown={onKeyDown}>
      <div class="search-field">
        <Icon name="search" />
        <input
          type="text"
          ref={field}
          placeholder={placeholder}
          role="combobox"
          aria-label={placeholder}
          aria-expanded={hits.length > 0}
          aria-controls="search-hits"
          aria-activedescendant={active === undefined ? undefined : `hit-${hits.indexOf(active)}`}
          autocomplete="off"
          spellcheck={false}
          value={text}
          onInput={(event) => {
            setText(event.currentTarget.value);
            setAt(0);
          }}
        />
        <button type="button" class="tool" title="Close (Escape)" aria-label="Close search" onClick={onClose}>
          <Icon name="close" />
        </button>
      </div>
      <div role="listbox" id="search-hits" aria-label="Hits" class="search-hits" ref={list} tabIndex={-1}>
        {hits.map((hit, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys go to the field, as its pattern asks
          <div
            key={keyOf(hit)}
            id={`hit-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={hit === active}
            class={hit === active ? 'menu-item active' : 'menu-item'}
            onClick={() => onChoose(hit)}
          >
            <Icon name={iconOf(hit)} />
            <span class="menu-title">{hit.title}</span>
            <span class="menu-detail">{hit.detail}</span>
          </div>
        ))}
      </div>
      {text !== '' && hits.length === 0 && (
        <p class="menu-none" role="status">
          Nothing called “{text}” here.
        </p>
      )}
    </search>
  );
}
