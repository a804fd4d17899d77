import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { PlacedGraph } from '../../diagram/placed-graph.ts';
import { Icon } from './icon.tsx';
import { type OutlineItem, outlineOf } from './outline.ts';
import { Panel } from './panel.tsx';

interface OutlinePanelProps {
  readonly placed: PlacedGraph;
  readonly chosen: string | undefined;
  readonly onChoose: (group: string) => void;
  readonly onOpen: (item: OutlineItem) => void;
  readonly onClose: () => void;
}

interface Row {
  readonly item: OutlineItem;
  readonly level: number;
  readonly position: number;
  readonly size: number;
  readonly parent: string | undefined;
}

/** The picture as a tree for keyboard and screen reader: arrows walk, Enter goes to the text. */
export function OutlinePanel({ placed, chosen, onChoose, onOpen, onClose }: OutlinePanelProps) {
  const tree = useMemo(() => outlineOf(placed), [placed]);
  const [opened, setOpened] = useState<ReadonlySet<string>>(() => containerKeys(tree));
  const rows = useMemo(() => rowsOf(tree, opened), [tree, opened]);
  const [at, setAt] = useState<string>();
  const list = useRef<HTMLDivElement>(null);
  const current = rows.find((row) => row.item.key === at) ?? rows.find((row) => row.item.group === chosen) ?? rows[0];

  // Opened with the keyboard in mind: the tree has the focus at once.
  useLayoutEffect(() => list.current?.focus(), []);
  useEffect(() => list.current?.querySelector('.current')?.scrollIntoView({ block: 'nearest' }), [current?.item.key]);

  const go = (row: Row | undefined) => {
    if (row === undefined) return;
    setAt(row.item.key);
    onChoose(row.item.group);
  };
  const fold = (key: string, open: boolean) => {
    const next = new Set(opened);
    if (open) next.add(key);
    else next.delete(key);
    setOpened(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (current === undefined) return;
    const index = rows.indexOf(current);
    const { item } = current;
    const isOpen = opened.has(item.key);
    const keys: Readonly<Record<string, () => void>> = {
      ArrowDown: () => go(rows[index + 1]),
      ArrowUp: () => go(rows[index - 1]),
      Home: () => go(rows[0]),
      End: () => go(rows.at(-1)),
      ArrowRight: () => {
        if (item.children.length === 0) return;
        if (isOpen) go(rows[index + 1]);
        else fold(item.key, true);
      },
      ArrowLeft: () => {
        if (isOpen && item.children.length > 0) fold(item.key, false);
        else go(rows.find((row) => row.item.key === current.parent));
      },
      Enter: () => onOpen(item),
    };
    const act = keys[event.key] ?? typeAhead(event, rows, index, go);
    if (act === undefined) return;
    event.preventDefault();
    act();
  };
  return (
    <Panel title="Outline" note={`${rows.filter((row) => row.item.mark.kind === 'box').length} elements`} onClose={onClose}>
      <div
        class="tree"
        role="tree"
        aria-label={`Outline of ${placed.title}`}
        tabIndex={0}
        ref={list}
        aria-activedescendant={current === undefined ? undefined : rowId(current)}
        onKeyDown={onKeyDown}
      >
        {rows.map((row) => (
          <TreeRow
            key={row.item.key}
            row={row}
            open={row.item.children.length === 0 ? undefined : opened.has(row.item.key)}
            current={row === current}
            chosen={row.item.group === chosen}
            onChoose={() => go(row)}
            onOpen={() => onOpen(row.item)}
            onFold={() => fold(row.item.key, !opened.has(row.item.key))}
          />
        ))}
      </div>
    </Panel>
  );
}

interface TreeRowProps {
  readonly row: Row;
  readonly open: boolean | undefined;
  readonly current: boolean;
  readonly chosen: boolean;
  readonly onChoose: () => void;
  readonly onOpen: () => void;
  readonly onFold: () => void;
}

function TreeRow({ row, open, current, chosen, onChoose, onOpen, onFold }: TreeRowProps) {
  const { item } = row;
  const worst = item.findings[0];
  const indent = (element: HTMLDivElement | null) => element?.style.setProperty('--level', String(row.level));
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys go to the tree, as its pattern asks
    <div
      id={rowId(row)}
      role="treeitem"
      tabIndex={-1}
      aria-level={row.level}
      aria-posinset={row.position}
      aria-setsize={row.size}
      aria-expanded={open}
      aria-selected={chosen}
      class={current ? 'tree-row current' : 'tree-row'}
      ref={indent}
      onClick={onChoose}
      onDblClick={onOpen}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: ArrowLeft and ArrowRight fold */}
      <span
        class={open === true ? 'twistie open' : 'twistie'}
        onClick={(event) => {
          event.stopPropagation();
          onFold();
        }}
      >
        {open !== undefined && <Icon name="chevron-right" />}
      </span>
      <span class={item.mark.kind === 'edge' ? 'tree-label connection' : 'tree-label'}>{item.label}</span>
      {worst !== undefined && (
        <>
          <Icon name={worst.severity} tone={worst.severity} />
          <span class="visually-hidden">
            {item.findings.length} {item.findings.length === 1 ? 'finding' : 'findings'}
          </span>
        </>
      )}
    </div>
  );
}

function rowsOf(items: readonly OutlineItem[], opened: ReadonlySet<string>, level = 1, parent?: string): readonly Row[] {
  return items.flatMap((item, index) => [
    { item, level, position: index + 1, size: items.length, parent },
    ...(opened.has(item.key) ? rowsOf(item.children, opened, level + 1, item.key) : []),
  ]);
}

/** Containers start open, a node's connections folded away. */
function containerKeys(items: readonly OutlineItem[]): ReadonlySet<string> {
  const isContainer = (item: OutlineItem) =>
    item.children.some((child) => child.mark.kind === 'box' && child.group !== item.group);
  const keysIn = (list: readonly OutlineItem[]): readonly string[] =>
    list.flatMap((item) => [...(isContainer(item) ? [item.key] : []), ...keysIn(item.children)]);
  return new Set(keysIn(items));
}

function rowId(row: Row): string {
  return `row-${row.item.key.replace(/[^\w-]/g, (letter) => `_${letter.charCodeAt(0)}`)}`;
}

/** A letter goes to the next row that begins with it. */
function typeAhead(
  event: KeyboardEvent,
  rows: readonly Row[],
  index: number,
  go: (row: Row | undefined) => void,
): (() => void) | undefined {
  if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey || event.key === ' ') return undefined;
  const letter = event.key.toLocaleLowerCase();
  const around = [...rows.slice(index + 1), ...rows.slice(0, index)];
  return () => go(around.find((row) => row.item.label.toLocaleLowerCase().startsWith(letter)));
}
