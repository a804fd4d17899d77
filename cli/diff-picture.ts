import type { ComparedEntry, ViewedVersion } from '../diagram/compare/compared-views.ts';
import type { ViewRequest } from '../diagram/view-graph.ts';
import type { DiffReport } from './diff-report.ts';
import { startDrawing } from './drawing.ts';
import { UsageError } from './usage-error.ts';

/** The one picture that tells most of a difference, or the view that was asked for, with both versions in it. */
export async function diffSvg(report: DiffReport): Promise<string> {
  const [{ compareView }, { exporters }] = await Promise.all([import('../diagram/compare/compared-views.ts'), import('../diagram/export/table.ts')]);
  const versions = await viewedVersions(report);
  const compared = compareView(versions.before, versions.after, await chooseView(report, versions), report.diff);
  const subtitle = [`${report.base} → ${report.head}`, compared.subtitle].join(': ');
  const { place, close } = await startDrawing();
  try {
    return exporters.svg(await place({ ...compared, subtitle }), { theme: report.pictures.theme });
  } finally {
    close();
  }
}

interface Versions {
  readonly before: ViewedVersion | undefined;
  readonly after: ViewedVersion | undefined;
}

async function viewedVersions({ pictures: { before, after } }: DiffReport): Promise<Versions> {
  const { viewedVersion } = await import('../language-server/viewed-version.ts');
  return { before: before && viewedVersion(before.state, before.at), after: after && viewedVersion(after.state, after.at) };
}

type PairedView = Pick<ComparedEntry, 'subject' | 'before' | 'after'>;

/** By its name in the later version, else in the earlier one; without a name what tells most. */
async function chooseView(report: DiffReport, { before, after }: Versions): Promise<PairedView> {
  const [{ pairViews, comparedNames }, { findView }] = await Promise.all([import('../diagram/compare/compared-views.ts'), import('../diagram/views/table.ts')]);
  const { view: name } = report.pictures;
  const paired = pairViews(before, after, comparedNames(report.diff));
  if (name === undefined) return tellMost(report, { before, after }, paired);
  const found = findView(report.after, name);
  const gone = 'problem' in found ? findView(report.before, name) : found;
  if ('problem' in gone) throw new UsageError('problem' in found ? found.problem : gone.problem);
  const isLater = !('problem' in found);
  const own = paired.find((each) => isSameView(isLater ? each.after : each.before, gone));
  return own ?? (isLater ? { before: undefined, after: gone } : { before: gone, after: undefined });
}

function isSameView(one: ViewRequest | undefined, other: ViewRequest): boolean {
  return one !== undefined && one.kind === other.kind && one.subject === other.subject && one.declaration === other.declaration;
}

/** The journey whose picture differs most among those whose verdict or walk did; without one, the landscape. */
async function tellMost({ consequences, diff }: DiffReport, { before, after }: Versions, paired: readonly PairedView[]): Promise<PairedView> {
  const { compareView, changeWeight } = await import('../diagram/compare/compared-views.ts');
  const changed = new Set([...consequences.verdicts, ...consequences.walks, ...consequences.repeats].map(({ journey }) => journey));
  const journeys = paired.filter((each) => {
    const request = each.after ?? each.before;
    return request?.kind === 'journey' && request.declaration === undefined && changed.has(each.subject ?? '');
  });
  const weighed = journeys.map((each) => ({ each, weight: changeWeight(compareView(before, after, each, diff).changes) }));
  const [most] = weighed.filter(({ weight }) => weight > 0).toSorted((a, b) => b.weight - a.weight);
  const landscape = { kind: 'landscape' } as const;
  return most?.each ?? { before: before && landscape, after: after && landscape };
}
