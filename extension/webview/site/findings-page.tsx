import { useState } from 'preact/hooks';
import type { Severity } from '../../../model/finding.ts';
import { thousands } from '../../../model/phrases.ts';
import { Icon } from '../icon.tsx';
import { FindingList } from './finding-list.tsx';
import type { SitePageProps } from './site-page.ts';

const groups: readonly { readonly severity: Severity; readonly title: string }[] = [
  { severity: 'error', title: 'Errors' },
  { severity: 'warning', title: 'Warnings' },
  { severity: 'info', title: 'Notes' },
];

/** Everything that the checks say, by how grave it is and by rule. */
export function FindingsPage(page: SitePageProps) {
  const { project, snapshot } = page;
  const { findings } = project;
  const counts = groups.map((group) => ({ ...group, count: findings.filter(({ severity }) => severity === group.severity).length }));
  // Notes are what is not stated yet: they are many, and wait until somebody asks.
  const [shown, setShown] = useState<ReadonlySet<Severity>>(() => {
    const graver = counts.filter(({ severity, count }) => severity !== 'info' && count > 0).map(({ severity }) => severity);
    return new Set(graver.length > 0 ? graver : ['info']);
  });
  const [rule, setRule] = useState('');
  const ofShown = findings.filter(({ severity }) => shown.has(severity));
  const rules = [...new Set(ofShown.map((finding) => finding.rule))].sort();
  const listed = ofShown.filter((finding) => rule === '' || !rules.includes(rule) || finding.rule === rule);
  const toggle = (severity: Severity) => {
    const next = new Set(shown);
    if (!next.delete(severity)) next.add(severity);
    setShown(next);
  };
  return (
    <>
      <h1 class="site-title">Findings</h1>
      <p class="site-lead">
        An error is a contradiction between stated facts, a warning a stated fact that is bad practice. A note asks for something that is not stated; it is never taken for <em>no</em>.
      </p>
      <div class="site-filter" role="toolbar" aria-label="What is listed">
        {counts.map(({ severity, title, count }) => (
          <button key={severity} type="button" class="site-toggle" aria-pressed={shown.has(severity)} onClick={() => toggle(severity)}>
            <Icon name={severity} tone={severity} /> {title} <span class="site-number">{thousands(count)}</span>
          </button>
        ))}
        <select class="site-select" aria-label="Rule" value={rules.includes(rule) ? rule : ''} onChange={(event) => setRule(event.currentTarget.value)}>
          <option value="">Every rule</option>
          {rules.map((id) => (
            <option key={id} value={id}>
              {[id, snapshot.rules[id]?.title].filter(Boolean).join(' ')}
            </option>
          ))}
        </select>
      </div>
      {findings.length === 0 && (
        <p class="site-quiet">
          <Icon name="pass" tone="good" /> Nothing is found.
        </p>
      )}
      <FindingList key={`${[...shown].join(' ')} ${rule}`} findings={listed} page={page} />
    </>
  );
}
