import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { check } from './check.ts';
import { markerOf, workflowOf } from './comment-text.ts';
import type { CommentDraft } from './comment-text.ts';
import { compare, isNews } from './compare.ts';
import type { Compared, VersionNames } from './compare.ts';
import { readEvent } from './event.ts';
import type { RunEvent } from './event.ts';
import { openGit } from './git.ts';
import { readInputs } from './inputs.ts';
import type { Inputs } from './inputs.ts';
import { setOutputs, tellWarning } from './log.ts';
import { findBase } from './merge-base.ts';
import { comparePictures, oldCount } from './pictures.ts';
import type { Pictures } from './pictures.ts';
import { findPlace, slugOf } from './place.ts';
import type { Place } from './place.ts';
import { reasonsToFail } from './reasons.ts';
import { checkLine, picturesLine, reviewText } from './report-text.ts';
import { figuresOf, problemsOf } from './review-result.ts';
import type { ReviewResult } from './review-result.ts';
import { cxaIn } from './run-cxa.ts';
import type { RunCxa } from './run-cxa.ts';
import { writeSummary } from './summary.ts';
import { tellReview } from './tell-review.ts';

/** The step that checks and compares: annotations, files, the job summary, and what the later steps need. It asks nobody but git. */
export async function review(): Promise<void> {
  const { env } = process;
  const inputs = readInputs(env);
  const event = readEvent(env);
  const workspace = resolve(env.GITHUB_WORKSPACE ?? '.');
  const place = await findPlace(inputs.projects, workspace);
  const folder = mkdtempSync(join(env.RUNNER_TEMP || tmpdir(), 'cxa-'));
  const kept = join(folder, 'artifact');
  mkdirSync(kept);
  const result = await look(cxaIn(place.top), { place, inputs, event, workspace, kept, drawn: join(folder, 'pictures') });
  tellReview(result, inputs, event);

  const { checked, compared, pictures } = result;
  const figures = figuresOf(result);
  const problems = problemsOf(result);
  const body = reviewText(result);
  // Neither now nor before is there an architecture.
  const isNothing = checked.kind === 'absent' && body === '';
  if (!isNothing) writeSummary(`${[body, ...(checked.kind === 'checked' ? [checked.markdown] : [])].filter((text) => text !== '').join('\n\n')}\n`);
  const pages = compared.flatMap((each) => (each.kind === 'compared' && each.page && 'file' in each.page ? [each.page.file] : []));
  const hasNews = figures !== undefined && isNews(figures);
  const slug = slugOf(place.projects.join(' '));
  const draft: CommentDraft | undefined = event.pullRequest && {
    number: event.pullRequest.number,
    fork: event.pullRequest.fork,
    marker: markerOf(place.projects, workflowOf(env)),
    body: isNothing ? 'There is no architecture in this pull request any more.' : body,
    artifact: pages.length > 0 ? 'both versions in one picture, to download' : 'the comparison in full, to download',
    footer: [checkLine(checked), ...(pictures ? [picturesLine(pictures)] : [])].filter((text) => text !== ''),
    isNews: hasNews,
  };
  const draftFile = join(folder, 'comment.json');
  if (draft) writeFileSync(draftFile, JSON.stringify(draft));
  setOutputs({
    ...(checked.kind === 'checked' ? { errors: checked.errors, warnings: checked.warnings, sarif: checked.sarif, category: `cxa/${slug}` } : {}),
    ...(figures && { introduced: figures.introduced, fixed: figures.fixed, breaking: figures.breaking, changed: figures.changed }),
    ...(pictures && !('problem' in pictures) && { 'old-pictures': oldCount(pictures) }),
    html: pages.join('\n'),
    folder: kept,
    artifact: inputs.artifact && hasNews ? `cxa-${slug}` : '',
    comment: draft && inputs.comment ? draftFile : '',
    reasons: reasonsToFail({ checked, figures, pictures, problems }, inputs).join('\n'),
  });
}

interface Job {
  readonly place: Place;
  readonly inputs: Inputs;
  readonly event: RunEvent;
  readonly workspace: string;
  /** Where the files go that the artifact holds, and where pictures are drawn again. */
  readonly kept: string;
  readonly drawn: string;
}

async function look(cxa: RunCxa, job: Job): Promise<ReviewResult> {
  const { place, inputs, kept } = job;
  const [checked, base] = await Promise.all([check(cxa, place.present, inputs, kept), chooseBase(job)]);
  const removed = place.projects.filter((project) => !place.present.includes(project));
  const projects = new Set([...(checked.kind === 'checked' ? checked.projects : place.present), ...removed]);
  const compared: Compared[] = [];
  // One after the other, as each takes all there is of a small machine.
  if (base && 'id' in base) for (const project of projects) compared.push(await compare(cxa, project, base.id, kept, { wantsPage: inputs.artifact, names: namesOf(job, base.id) }));
  return {
    checked,
    base,
    compared,
    removed,
    pictures: inputs.pictures === undefined || checked.kind !== 'checked' ? undefined : await lookAtPictures(cxa, job, inputs.pictures),
  };
}

/** A commit's id says nothing to a reviewer. */
function namesOf({ inputs, event: { pullRequest } }: Job, id: string): VersionNames {
  return { base: inputs.base ?? pullRequest?.branch ?? id.slice(0, 12), head: pullRequest ? 'this pull request' : undefined };
}

/** Undefined where there is nothing to compare with. */
async function chooseBase({ place: { top, isRepository }, inputs: { base, token }, event: { name, pullRequest, queueBase } }: Job): Promise<ReviewResult['base']> {
  if (base === undefined && !pullRequest && queueBase === undefined) return undefined;
  if (!isRepository) return { problem: 'This is no git repository, so there is nothing to compare with; put actions/checkout before this action.' };
  const git = openGit(top, { token, server: process.env.GITHUB_SERVER_URL ?? 'https://github.com' });
  if (name === 'pull_request_target' && pullRequest) {
    const { out } = await git.run('log', '-1', '--format=raw', '--no-decorate', 'HEAD');
    const isCheckedOut = out.split('\n').some((line) => line === `commit ${pullRequest.head}` || line === `parent ${pullRequest.head}`);
    if (!isCheckedOut) tellWarning('On pull_request_target the branch that the pull request goes into is checked out, so nothing of the pull request is looked at; docs/pull-requests.md says how to do that safely.');
  }
  return findBase(git, top, { ...(base !== undefined && { revision: base }), ...(pullRequest && { pullRequest }), ...(queueBase !== undefined && { commit: queueBase }) });
}

async function lookAtPictures(cxa: RunCxa, { place, inputs: { theme }, workspace, drawn }: Job, pictures: string): Promise<Pictures> {
  const committed = relative(place.top, resolve(workspace, pictures)).replaceAll('\\', '/') || '.';
  return comparePictures(cxa, { top: place.top, project: place.projects[0] ?? '.', committed, theme, drawn });
}
