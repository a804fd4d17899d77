import type { Finding } from '../../model/finding.ts';
import { withSpan } from '../../model/plateau-span.ts';
import { Icon } from './icon.tsx';
import { Panel } from './panel.tsx';

interface FindingsPanelProps {
  readonly findings: readonly Finding[];
  readonly onOpen: (finding: Finding) => void;
  readonly onPoint: (finding: Finding | undefined) => void;
  readonly onClose: () => void;
}

const severities = ['error', 'warning', 'info'] as const;

/** What the checks say about what is shown: a click goes to the text, the mouse over it marks its place in the picture. */
export function FindingsPanel({ findings, onOpen, onPoint, onClose }: FindingsPanelProps) {
  const spoken = findings.filter((finding) => !finding.waived);
  const sorted = severities.flatMap((severity) => spoken.filter((finding) => finding.severity === severity));
  return (
    <Panel title="Findings" note={countText(spoken)} onClose={onClose}>
      {sorted.length === 0 && (
        <p class="panel-empty">
          <Icon name="pass" tone="good" /> Nothing to say about this view.
        </p>
      )}
      <ul class="findings" onPointerLeave={() => onPoint(undefined)}>
        {sorted.map((finding, index) => (
          <li key={`${finding.rule} ${finding.element ?? ''} ${finding.message} ${index}`}>
            <button
              type="button"
              class="finding"
              onClick={() => onOpen(finding)}
              onPointerEnter={() => onPoint(finding)}
              onFocus={() => onPoint(finding)}
              onBlur={() => onPoint(undefined)}
            >
              <Icon name={finding.severity} tone={finding.severity} />
              <span class="finding-text">
                <span class="visually-hidden">{finding.severity}: </span>
                {withSpan(finding.message, finding.span)}
                <span class="finding-rule">{placeText(finding)}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

export function countText(findings: readonly Finding[]): string {
  const counted = severities.map((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    if (count === 0) return undefined;
    return `${count} ${severity}${count === 1 ? '' : 's'}`;
  });
  return counted.filter((part) => part !== undefined).join(', ');
}

function placeText(finding: Finding): string {
  if (finding.source === undefined) return finding.rule;
  const file = decodeURIComponent(finding.source.file.split('/').at(-1) ?? '');
  return `${finding.rule} · ${file}:${finding.source.range.start.line + 1}`;
}
