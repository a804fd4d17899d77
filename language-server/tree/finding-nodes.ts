import type { Finding } from '../../model/finding.ts';
import { counted, thousands } from '../../model/phrases.ts';
import { rules } from '../../model/rules/table.ts';
import { labelOf } from '../lsp/element-lookup.ts';
import type { TreeNode, TreeSeverity } from '../protocol.ts';
import type { Project, ProjectState } from '../project.ts';

type TreeProject = Pick<Project, 'root' | 'state'>;

const severityTitles: Readonly<Record<TreeSeverity, string>> = {
  error: 'Errors',
  warning: 'Warnings',
  info: 'Missing facts and hints',
  waived: 'Accepted',
};

/** What is found before the catalogue's rules are asked. */
const otherRules: Readonly<Record<string, string>> = {
  syntax: 'Text that is not understood',
  reference: 'Names that are not declared',
  vocabulary: 'Words that are not known',
  project: 'Settings of the project',
  waiver: 'Waivers',
};

/** How many findings there are; with nothing below when there are none. */
export function findingsNode({ root, state }: TreeProject): TreeNode {
  const { findings } = state();
  const many = (severity: TreeSeverity) => findings.filter((finding) => severityOf(finding) === severity).length;
  const counts = [
    many('error') > 0 ? counted(many('error'), 'error') : '',
    many('warning') > 0 ? counted(many('warning'), 'warning') : '',
    many('info') > 0 ? counted(many('info'), 'hint') : '',
  ].filter(Boolean);
  return {
    place: { at: 'findings', project: root },
    label: 'Findings',
    description: counts.length > 0 ? counts.join(' · ') : 'none',
    icon: counts.length > 0 ? 'findings' : 'no-findings',
    children: findings.length > 0 ? 'folded' : 'none',
  };
}

export function severityNodes({ root, state }: TreeProject): readonly TreeNode[] {
  return (Object.keys(severityTitles) as TreeSeverity[]).flatMap((severity): readonly TreeNode[] => {
    const count = state().findings.filter((finding) => severityOf(finding) === severity).length;
    if (count === 0) return [];
    return [
      {
        place: { at: 'severity', project: root, severity },
        label: severityTitles[severity],
        description: thousands(count),
        icon: severity,
        children: severity === 'error' || severity === 'warning' ? 'open' : 'folded',
      },
    ];
  });
}

/** The rules that speak at a severity, by their ids. */
export function ruleNodes({ root, state }: TreeProject, severity: TreeSeverity): readonly TreeNode[] {
  const counts = new Map<string, number>();
  for (const finding of state().findings) {
    if (severityOf(finding) === severity) counts.set(finding.rule, (counts.get(finding.rule) ?? 0) + 1);
  }
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([rule, count]) => ({
      place: { at: 'rule', project: root, severity, rule },
      label: rules[rule]?.title ?? otherRules[rule] ?? rule,
      description: [rules[rule]?.id, thousands(count)].filter(Boolean).join(' · '),
      icon: 'rule',
      children: 'folded',
    }));
}

/** In the order of the places. */
export function findingNodes({ root, state }: TreeProject, severity: TreeSeverity, rule: string): readonly TreeNode[] {
  return keyedFindings(state(), severity, rule).map(({ key, finding }) => ({
    place: { at: 'finding', project: root, severity, rule, key },
    label: placeLabel(state(), finding),
    description: finding.message,
    icon: severity,
    children: 'none',
    ...(finding.source && { source: finding.source }),
  }));
}

/** The finding that a key stands for; undefined when it is mended. */
export function findingOf(state: ProjectState, severity: TreeSeverity, rule: string, wanted: string): Finding | undefined {
  return keyedFindings(state, severity, rule).find(({ key }) => key === wanted)?.finding;
}

/** A key is what a finding says about what, so that it stays the same where its text moves. */
function keyedFindings(state: ProjectState, severity: TreeSeverity, rule: string): readonly { readonly key: string; readonly finding: Finding }[] {
  const times = new Map<string, number>();
  return state.findings
    .filter((finding) => finding.rule === rule && severityOf(finding) === severity)
    .map((finding) => {
      const said = `${finding.element ?? finding.source?.file ?? ''} ${finding.message}`;
      const time = (times.get(said) ?? 0) + 1;
      times.set(said, time);
      return { key: time === 1 ? said : `${said} ${time}`, finding };
    });
}

function severityOf({ severity, waived }: Finding): TreeSeverity {
  return waived ? 'waived' : severity;
}

function placeLabel({ model }: ProjectState, { element, source }: Finding): string {
  if (element !== undefined) return labelOf(model, element).replace('->', ' → ');
  if (source === undefined) return model.name;
  return `${decodeURIComponent(source.file.slice(source.file.lastIndexOf('/') + 1))}:${source.range.start.line + 1}`;
}
