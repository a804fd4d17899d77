import { useState } from 'preact/hooks';
import type { Finding } from '../../../model/finding.ts';
import { withSpan } from '../../../model/plateau-span.ts';
import { Icon } from '../icon.tsx';
import { Words } from '../words.tsx';
import { ElementLink } from './element-link.tsx';
import type { SitePageProps } from './site-page.ts';

interface FindingListProps {
  readonly findings: readonly Finding[];
  readonly page: SitePageProps;
  /** All are about the element of the page. */
  readonly isOfElement?: boolean;
}

const atOnce = 200;
const severities = ['error', 'warning', 'info'] as const;

/** What the checks say, the worst first; each leads to its element, its rule and its line of text. */
export function FindingList({ findings, page, isOfElement = false }: FindingListProps) {
  const [most, setMost] = useState(atOnce);
  const sorted = severities.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
  return (
    <>
      <ul class="site-findings">
        {sorted.slice(0, most).map((finding, place) => (
          <li key={`${finding.rule} ${finding.message} ${place}`}>
            <Icon name={finding.severity} tone={finding.severity} />
            <div>
              <p>
                <span class="visually-hidden">{finding.severity}: </span>
                <Words text={withSpan(finding.message, finding.span)} />
              </p>
              <p class="finding-places">
                <RuleLink rule={finding.rule} page={page} />
                {!isOfElement && finding.element !== undefined && <ElementLink id={finding.element} page={page} isPlain />}
                <SourceLink finding={finding} page={page} />
              </p>
            </div>
          </li>
        ))}
      </ul>
      {sorted.length > most && (
        <button type="button" class="button" onClick={() => setMost(most + atOnce)}>
          Show more: {sorted.length - most} are left
        </button>
      )}
    </>
  );
}

function RuleLink({ rule, page: { snapshot, project, address } }: { readonly rule: string; readonly page: SitePageProps }) {
  const text = snapshot.rules[rule];
  if (text === undefined) return <span>{rule}</span>;
  return (
    <a href={address({ page: 'rule', project, rule })} title={text.title}>
      {rule}
    </a>
  );
}

function SourceLink({ finding: { source }, page: { project, viewer } }: { readonly finding: Finding; readonly page: SitePageProps }) {
  if (source === undefined) return undefined;
  const name = `${decodeURIComponent(source.file.slice(source.file.lastIndexOf('/') + 1))}:${source.range.start.line + 1}`;
  if (project.sources === undefined) return <code>{name}</code>;
  return (
    <button type="button" class="link place" onClick={() => viewer.host.send({ kind: 'open', source })}>
      {name}
    </button>
  );
}
