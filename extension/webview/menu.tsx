import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Icon, type IconName } from './icon.tsx';

export interface MenuItem {
  readonly key: string;
  readonly title: string;
  readonly detail?: string | undefined;
  readonly icon?: IconName | undefined;
  /** Items with one heading stand together under it. */
  readonly group?: string | undefined;
}

interface MenuProps {
  /** What is chosen here, for screen readers and as the tooltip. */
  readonly label: string;
  readonly icon?: IconName;
  readonly text?: string | undefined;
  readonly items: readonly MenuItem[];
  /** The key of the present choice; a menu of actions has none. */
  readonly chosen?: string | undefined;
  readonly onChoose: (key: string) => void;
  /** The items may be older than what can be chosen now. */
  readonly onOpen?: () => void;
  readonly align?: 'left' | 'right';
  /** More items than this get a field to filter by typing. */
  readonly filterFrom?: number;
  readonly className?: string;
}

/** A button that opens a list to choose from, by mouse or by keys, and to filter by typing where it is long. */
export function Menu({ label, icon, text, items, chosen, onChoose, onOpen, align = 'left', filterFrom = 7, className = '' }: MenuProps) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const list = useId();

  useEffect(() => {
    if (!open) return;
    onOpen?.();
    const closeOutside = (event: Event) => {
      if (!root.current?.contains(event.target as Node)) setOpen(false);
    };
    const closeOnBlur = () => setOpen(false);
    document.addEventListener('pointerdown', closeOutside, true);
    window.addEventListener('blur', closeOnBlur);
    return () => {
      document.removeEventListener('pointerdown', closeOutside, true);
      window.removeEventListener('blur', closeOnBlur);
    };
  }, [open]);

  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <div class={`menu ${className}`} ref={root}>
      <button
        type="button"
        ref={button}
        class="tool"
        title={label}
        aria-label={text === undefined ? label : `${label}: ${text}`}
        aria-haspopup="listbox"
        aria-expanded={open}
        aria-controls={open ? list : undefined}
        onClick={() => setOpen(!open)}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown' && !open) {
            event.preventDefault();
            setOpen(true);
          }
        }}
      >
        {icon !== undefined && <Icon name={icon} />}
        {text !== undefined && <span class="tool-text">{text}</span>}
        <Icon name="chevron-down" />
      </button>
      {open && (
        <MenuList
          id={list}
          label={label}
          items={items}
          chosen={chosen}
          filtered={items.length >= filterFrom}
          align={align}
          onClose={close}
          onChoose={(key) => {
            close();
            onChoose(key);
          }}
        />
      )}
    </div>
  );
}

interface MenuListProps extends Pick<MenuProps, 'label' | 'items' | 'chosen' | 'onChoose'> {
  readonly id: string;
  readonly filtered: boolean;
  readonly align: 'left' | 'right';
  readonly onClose: () => void;
}

function MenuList({ id, label, items, chosen, filtered, align, onChoose, onClose }: MenuListProps) {
  const [filter, setFilter] = useState('');
  const [at, setAt] = useState(() => Math.max(0, items.findIndex((item) => item.key === chosen)));
  const box = useRef<HTMLDivElement>(null);
  const shown = useMemo(() => items.filter((item) => matches(item, filter)), [items, filter]);
  const active = shown[Math.min(at, shown.length - 1)];

  // Before the next key, which belongs here.
  useLayoutEffect(() => {
    const first = box.current?.querySelector<HTMLElement>('input, [role=listbox]');
    first?.focus();
  }, []);
  useEffect(() => {
    box.current?.querySelector('.menu-item.active')?.scrollIntoView({ block: 'nearest' });
  });

  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => setAt(Math.min(at + 1, shown.length - 1)),
    ArrowUp: () => setAt(Math.max(at - 1, 0)),
    Home: () => setAt(0),
    End: () => setAt(shown.length - 1),
    Enter: () => active !== undefined && onChoose(active.key),
    Escape: onClose,
    Tab: onClose,
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const act = keys[event.key];
    if (act === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  const optionId = (item: MenuItem) => `${id}-${item.key.replace(/[^\w-]/g, '_')}`;
  const activeId = active === undefined ? undefined : optionId(active);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only passes on the keys of the field and list inside
    <div class={`menu-list ${align}`} ref={box} onKeyDown={onKeyDown}>
      {filtered && (
        <input
          type="text"
          class="menu-filter"
          placeholder="Type to filter"
          role="combobox"
          aria-label={`Filter: ${label}`}
          aria-expanded="true"
          aria-controls={id}
          aria-activedescendant={activeId}
          autocomplete="off"
          spellcheck={false}
          value={filter}
          onInput={(event) => {
            setFilter(event.currentTarget.value);
            setAt(0);
          }}
        />
      )}
      <div role="listbox" id={id} tabIndex={-1} aria-label={label} aria-activedescendant={activeId} class="menu-items">
        {shown.map((item, index) => (
          <MenuRow
            key={item.key}
            id={optionId(item)}
            item={item}
            heading={item.group !== shown[index - 1]?.group ? item.group : undefined}
            chosen={item.key === chosen}
            active={item === active}
            onPoint={() => setAt(index)}
            onChoose={() => onChoose(item.key)}
          />
        ))}
      </div>
      {shown.length === 0 && <p class="menu-none">Nothing matches.</p>}
    </div>
  );
}

interface MenuRowProps {
  readonly id: string;
  readonly item: MenuItem;
  readonly heading: string | undefined;
  readonly chosen: boolean;
  readonly active: boolean;
  readonly onPoint: () => void;
  readonly onChoose: () => void;
}

function MenuRow({ id, item, heading, chosen, active, onPoint, onChoose }: MenuRowProps) {
  return (
    <>
      {heading !== undefined && (
        <div class="menu-heading" role="presentation">
          {heading}
        </div>
      )}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keys go to the list, as its pattern asks */}
      <div
        id={id}
        role="option"
        tabIndex={-1}
        aria-selected={chosen}
        class={active ? 'menu-item active' : 'menu-item'}
        onPointerMove={active ? undefined : onPoint}
        onClick={onChoose}
      >
        {item.icon === undefined ? <span class="icon" /> : <Icon name={item.icon} />}
        <span class="menu-title">{item.title}</span>
        {item.detail !== undefined && <span class="menu-detail">{item.detail}</span>}
        {chosen && <Icon name="check" />}
      </div>
    </>
  );
}

function matches(item: MenuItem, filter: string): boolean {
  const text = `${item.title} ${item.detail ?? ''} ${item.group ?? ''}`.toLocaleLowerCase();
  return filter.toLocaleLowerCase().split(/\s+/).every((word) => text.includes(word));
}
