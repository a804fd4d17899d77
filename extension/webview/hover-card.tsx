import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Mark } from '../../diagram/placed-graph.ts';
import type { FindingNote } from '../../diagram/view-graph.ts';
import type { Finding } from '../../model/finding.ts';
import { Icon } from './icon.tsx';

interface HoverCardProps {
  readonly mark: Mark;
  /** Where the mark is on the screen. */
  readonly at: DOMRect;
  readonly findings: readonly Finding[];
}

/** Px between a mark and its card, and between the card and the rim. */
const GAP = 8;

/** What a mark is and what is wrong with it, beside the mark. */
export function HoverCard({ mark, at, findings }: HoverCardProps) {
  const card = useRef<HTMLDivElement>(null);
  const { title, kind, notes } = cardContent(mark, findings);

  useLayoutEffect(() => {
    const element = card.current;
    if (element === null) return;
    const { width, height } = element.getBoundingClientRect();
    const left = Math.max(GAP, Math.min(at.left + at.width / 2 - width / 2, innerWidth - width - GAP));
    const below = at.bottom + GAP;
    const above = at.top - GAP - height;
    const fitsBelow = below + height < innerHeight - GAP;
    const top = fitsBelow ? below : above > GAP ? above : Math.max(GAP, innerHeight - height - GAP);
    element.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
  }, [mark, at]);

  return (
    <div class="hover-card" ref={card} role="tooltip">
      <p class="hover-title">{title}</p>
      {kind !== undefined && <p class="hover-kind">{kind}</p>}
      {notes.slice(0, MOST_NOTES).map((note) => (
        <p class="hover-finding" key={`${note.rule} ${note.message}`}>
          <Icon name={note.severity} tone={note.severity} />
          <span>
            {note.message} <span class="finding-rule">{note.rule}</span>
          </span>
        </p>
      ))}
      {notes.length > MOST_NOTES && <p class="hover-kind">and {notes.length - MOST_NOTES} more</p>}
    </div>
  );
}

const MOST_NOTES = 5;

/** Whether there is anything to say about a mark. */
export function hasCard(mark: Mark | undefined): mark is Mark {
  if (mark === undefined || mark.kind === 'band' || mark.kind === 'line') return false;
  if (mark.kind === 'text') return mark.element !== undefined || mark.full !== undefined;
  return mark.label !== '';
}

function cardContent(mark: Mark, findings: readonly Finding[]) {
  const own: readonly FindingNote[] = 'findings' in mark ? (mark.findings ?? []) : [];
  const about = mark.element === undefined ? [] : findings.filter((one) => one.element === mark.element && !one.waived);
  const notes = [...own, ...about.filter((one) => !own.some((note) => note.rule === one.rule && note.message === one.message))];
  const title = mark.kind === 'text' ? (mark.full ?? mark.text) : 'label' in mark ? mark.label : '';
  return { title, kind: kindOf(mark.element), notes };
}

/** `integration:oms->erp` is an integration. */
function kindOf(element: string | undefined): string | undefined {
  const kind = element?.slice(0, element.indexOf(':'));
  return kind === undefined || kind === '' ? undefined : `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;
}
