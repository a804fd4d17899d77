import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { type ComparedChange, type ComparedKind, comparedKinds, type ComparisonResult } from '../../language-server/protocol.ts';
import { kindWords, signLooks } from './change-words.ts';
import { Panel } from './panel.tsx';
import { Words } from './words.tsx';

interface ChangesPanelProps {
  readonly comparison: ComparisonResult;
  /** The change that the reader is at, by its place. */
  readonly at: number | undefined;
  readonly unlisted: readonly ComparedKind[];
  readonly onGo: (place: number) => void;
  readonly onPoint: (change: ComparedChange | undefined) => void;
  readonly onFilter: (unlisted: readonly ComparedKind[]) => void;
  readonly onClose: () => void;
}

interface Entry {
  readonly change: ComparedChange;
  readonly place: number;
}

/** What is different, the weightiest first: arrows walk, Enter or a click goes there. */
export function ChangesPanel({ comparison, at, unlisted, onGo, onPoint, onFilter, onClose }: ChangesPanelProps) {
  const { changes, counts, summary, notes } = comparison;
  const groups = useMemo(() => groupsOf(changes, unlisted), [changes, unlisted]);
  const entries = groups.flatMap(({ entries: own }) => own);
  const [walked, setWalked] = useState<number>();
  const list = useRef<HTMLDivElement>(null);
  const current = entries.find(({ place }) => place === (walked ?? at)) ?? entries[0];
  // Where the reader has gone by other ways, his keys go on from there.
  useEffect(() => setWalked(undefined), [at]);
  useEffect(() => list.current?.querySelector('.current')?.scrollIntoView({ block: 'nearest' }), [current?.place, groups]);

  const go = (entry: Entry | undefined) => entry !== undefined && setWalked(entry.place);
  const onKeyDown = (event: KeyboardEvent) => {
    if (current === undefined) return;
    const index = entries.indexOf(current);
    const keys: Readonly<Record<string, () => void>> = {
      ArrowDown: () => go(entries[index + 1]),
      ArrowUp: () => go(entries[index - 1]),
      Home: () => go(entries[0]),
      End: () => go(entries.at(-1)),
      Enter: () => onGo(current.place),
      ' ': () => onGo(current.place),
    };
    const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : keys[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  };
  const kinds = comparedKinds.filter((kind) => counts[kind] !== undefined);
  const total = kinds.reduce((sum, kind) => sum + (counts[kind] ?? 0), 0);
  return (
    <Panel title="Changes" note={total === 0 ? 'none' : total.toLocaleString('en')} className="changes-panel" onClose={onClose}>
      {kinds.length > 1 && (
        <fieldset class="change-filters" aria-label="Kinds of change">
          {kinds.map((kind) => (
            <button
              key={kind}
              type="button"
              class="change-filter"
              aria-pressed={!unlisted.includes(kind)}
              onClick={() => onFilter(unlisted.includes(kind) ? unlisted.filter((each) => each !== kind) : [...unlisted, kind])}
            >
              {kindWords[kind].short} <span class="count">{(counts[kind] ?? 0).toLocaleString('en')}</span>
            </button>
          ))}
        </fieldset>
      )}
      {notes.map((note) => (
        <p key={note} class="change-note">
          {note}
        </p>
      ))}
      {entries.length > 0 && (
        <div
          class="changes"
          role="listbox"
          aria-label={`Changes from ${comparison.base} to ${comparison.head}`}
          tabIndex={0}
          ref={list}
          aria-activedescendant={current === undefined ? undefined : optionId(current.place)}
          onKeyDown={onKeyDown}
          onPointerLeave={() => onPoint(undefined)}
          onBlur={() => onPoint(undefined)}
        >
          {groups.map(({ kind, entries: own }) => (
            // biome-ignore lint/a11y/useSemanticElements: a group of a listbox is no set of fields
            <div key={kind} role="group" aria-labelledby={`changes-${kind}`}>
              <div id={`changes-${kind}`} class="changes-heading" role="presentation">
                {kindWords[kind].heading}
              </div>
              {own.map((entry) => (
                <ChangeRow key={entry.place} entry={entry} current={entry === current} chosen={entry.place === at} onGo={onGo} onPoint={onPoint} />
              ))}
              {(counts[kind] ?? 0) > own.length && (
                <div class="changes-more" role="presentation">
                  and {((counts[kind] ?? 0) - own.length).toLocaleString('en')} more
                </div>
              )}
            </div>
          ))}
        </div>
      )}
      <div class="change-summary">
        {summary.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
    </Panel>
  );
}

interface ChangeRowProps {
  readonly entry: Entry;
  readonly current: boolean;
  readonly chosen: boolean;
  readonly onGo: (place: number) => void;
  readonly onPoint: (change: ComparedChange | undefined) => void;
}

function ChangeRow({ entry: { change, place }, current, chosen, onGo, onPoint }: ChangeRowProps) {
  const { glyph, tone, word } = signLooks[change.sign];
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys go to the list, as its pattern asks
    <div
      id={optionId(place)}
      role="option"
      tabIndex={-1}
      aria-selected={chosen}
      class={current ? 'change-row current' : 'change-row'}
      title={change.view === undefined ? 'Shown in no picture' : undefined}
      onClick={() => onGo(place)}
      onPointerEnter={() => onPoint(change)}
    >
      <span class={`change-sign tone-${tone}`} aria-hidden="true">
        {glyph}
      </span>
      <span class={change.view === undefined ? 'change-text unseen' : 'change-text'}>
        <span class="visually-hidden">{word}: </span>
        <Words text={change.text} />
      </span>
    </div>
  );
}

function groupsOf(changes: readonly ComparedChange[], unlisted: readonly ComparedKind[]): readonly { readonly kind: ComparedKind; readonly entries: readonly Entry[] }[] {
  const entries = changes.map((change, place) => ({ change, place }));
  return comparedKinds
    .filter((kind) => !unlisted.includes(kind))
    .map((kind) => ({ kind, entries: entries.filter(({ change }) => change.kind === kind) }))
    .filter(({ entries: own }) => own.length > 0);
}

function optionId(place: number): string {
  return `change-${place}`;
}
