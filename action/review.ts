import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { check } from './check.ts';
import type { Checked } from './check.ts';
import { markerOf, workflowOf } from './comment-text.ts';
import type { CommentDraft } from './comment-text.ts';
import { compare, sumOf } from './compare.ts';
import type { Compared } from './compare.ts';
import { readEvent } from './event.ts';
import type { RunEvent } from './event.ts';
import { openGit } from './git.ts';
import type { Git } from './git.ts';
import { readInputs } from './inputs.ts';
import type { Inputs } from './inputs.ts';
import { setOutputs, tell, tellError, tellWarning } from './log.ts';
import { findBase } from './merge-base.ts';
import { comparePictures, oldCount } from './pictures.ts';
import type { Pictures } from './pictures.ts';
import { findPlace, slugOf } from './place.ts';
import type { Place } from './place.ts';
import { reasonsToFail } from './reasons.ts';
import { checkLine, comparedText, picturesLine, picturesText } from './report-text.ts';
import { cxaIn } from './run-cxa.ts';
import type { RunCxa } from './run-cxa.ts';
import { writeSummary } from './summary.ts';

/** The step that checks and compares: annotations, files, the job summary, and what the later steps need. It asks nobody but git. */
export async function review(): Promise<void> {
  const { env } = process;
  const inputs = readInputs(env);
  const event = readEvent(env);
  const place = await findPlace(inputs.projects, resolve(env.GITHUB_WORKSPACE ?? '.'));
  const folder = mkdtempSync(join(env.RUNNER_TEMP || tmpdir(), 'cxa-'));
  const kept = join(folder, 'artifact');
  mkdirSync(kept);
  const cxa = cxaIn(place.top);
  const git = openGit(place.top, { token: inputs.token, server: env.GITHUB_SERVER_URL ?? 'https://github.com' });
  const [checked, base] = await Promise.all([check(cxa, place.present, inputs, kept), chooseBase(git, place, inputs, event)]);
  const projects = [...new Set([...(checked.kind === 'checked' ? checked.projects : place.present), ...place.projects.filter((project) => !place.present.includes(project))])];
  const compared: readonly Compared[] = base?.id === undefined ? [] : await compareAll(cxa, projects, base.id, kept, inputs);
  const pictures = inputs.pictures === undefined || checked.kind !== 'checked' ? undefined : await lookAtPictures(cxa, place, inputs, join(folder, 'pictures'));

  const told = compared.flatMap((each) => (each.kind === 'compared' ? [each] : []));
  const figures = told.length > 0 ? sumOf(told.map((each) => each.figures)) : undefined;
  const problems = [
    ...(checked.kind === 'problem' ? [checked.problem] : []),
    ...missing(place, compared),
    ...(base?.problem === undefined ? [] : [base.problem]),
    ...compared.flatMap((each) => (each.kind === 'problem' ? [each.problem] : [])),
    ...(pictures && 'problem' in pictures ? [pictures.problem] : []),
  ];
  tellAll({ checked, compared, pictures, problems, inputs, hasBase: base !== undefined, event });
  const isNothing = checked.kind === 'absent' && told.length === 0 && problems.length === 0;
  const body = [...problems.map((problem) => comparedText({ kind: 'problem', project: '', problem })), ...told.map(comparedText), ...(pictures ? [picturesText(pictures)] : [])].filter((text) => text !== '').join('\n\n');
  if (!isNothing) writeSummary(`${[body, ...(checked.kind === 'checked' ? [checked.markdown] : [])].filter((text) => text !== '').join('\n\n')}\n`);

  const pages = told.flatMap(({ page }) => ('file' in page ? [page.file] : []));
  const hasNews = figures !== undefined && figures.changed + figures.introduced + figures.fixed + figures.silenced > 0;
  const draft: CommentDraft | undefined = event.pullRequest && {
    number: event.pullRequest.number,
    fork: event.pullRequest.fork,
    marker: markerOf(place.projects, workflowOf(env)),
    body,
    artifact: pages.length > 0 ? 'both versions in one picture, to download' : 'the comparison in full, to download',
    footer: [checkLine(checked), ...(pictures ? [picturesLine(pictures)] : [])].filter((text) => text !== ''),
    isNews: hasNews,
  };
  const draftFile = join(folder, 'comment.json');
  if (draft) writeFileSync(draftFile, JSON.stringify(draft));
  setOutputs({
    ...(checked.kind === 'checked' ? { errors: checked.errors, warnings: checked.warnings, sarif: checked.sarif, category: `cxa/${slugOf(place.projects.join(' '))}` } : {}),
    ...(figures && { introduced: figures.introduced, fixed: figures.fixed, breaking: figures.breaking, changed: figures.changed }),
    ...(pictures && !('problem' in pictures) && { 'old-pictures': oldCount(pictures) }),
    html: pages.join('\n'),
    folder: kept,
    artifact: inputs.artifact && hasNews ? `cxa-${slugOf(place.projects.join(' '))}` : '',
    comment: draft && inputs.comment && !isNothing ? draftFile : '',
    reasons: reasonsToFail({ checked, figures, pictures, problems }, inputs).join('\n'),
  });
}

interface ChosenBase {
  readonly id?: string;
  readonly problem?: string;
}

/** Undefined where there is nothing to compare with. */
async function chooseBase(git: Git, { top, isRepository }: Place, { base }: Inputs, { name, pullRequest, queueBase }: RunEvent): Promise<ChosenBase | undefined> {
  if (base === undefined && !pullRequest && queueBase === undefined) return undefined;
  if (!isRepository) return { problem: 'This is no git repository, so there is nothing to compare with; put actions/checkout before this action.' };
  if (name === 'pull_request_target' && pullRequest && !(await isCheckedOut(git, pullRequest.head))) {
    tellWarning('On pull_request_target the branch that the pull request goes into is checked out, so nothing of the pull request is looked at; docs/pull-requests.md says how to do that safely.');
  }
  return findBase(git, top, { ...(base !== undefined && { revision: base }), ...(pullRequest && { pullRequest }), ...(queueBase !== undefined && { commit: queueBase }) });
}

async function isCheckedOut(git: Git, head: string): Promise<boolean> {
  const { out } = await git.run('cat-file', 'commit', 'HEAD');
  return out.includes(`parent ${head}\n`) || (await git.run('rev-parse', 'HEAD')).out === head;
}

/** One after the other, as each takes all there is of a small machine. */
async function compareAll(cxa: RunCxa, projects: readonly string[], base: string, folder: string, { artifact }: Inputs): Promise<readonly Compared[]> {
  const compared: Compared[] = [];
  for (const project of projects) compared.push(await compare(cxa, project, base, folder, { wantsPage: artifact }));
  return compared;
}

async function lookAtPictures(cxa: RunCxa, { top, projects: [project = '.'] }: Place, { pictures = '', theme }: Inputs, drawn: string): Promise<Pictures> {
  const committed = relative(top, resolve(process.env.GITHUB_WORKSPACE ?? '.', pictures)).replaceAll('\\', '/') || '.';
  const compared = await comparePictures(cxa, { top, project, committed, theme, drawn });
  rmSync(drawn, { recursive: true, force: true });
  return compared;
}

/** A folder that is on neither side is a mistake in the workflow; one that is only in the base was removed. */
function missing({ projects, present }: Place, compared: readonly Compared[]): readonly string[] {
  const gone = projects.filter((project) => !present.includes(project) && !compared.some((each) => each.project === project && each.kind === 'compared'));
  return gone.map((project) => `There is no folder ${project}; correct the input project.`);
}

interface Told {
  readonly checked: Checked;
  readonly compared: readonly Compared[];
  readonly pictures: Pictures | undefined;
  readonly problems: readonly string[];
  readonly inputs: Inputs;
  readonly hasBase: boolean;
  readonly event: RunEvent;
}

function tellAll({ checked, compared, pictures, problems, inputs, hasBase, event }: Told): void {
  if (checked.kind === 'checked') process.stdout.write(checked.annotations);
  for (const problem of problems) tellError(problem);
  if (checked.kind === 'absent' && problems.length === 0) tell('There is no .cxa file here, so there is nothing to check.');
  for (const each of compared) {
    if (each.kind !== 'compared') continue;
    const { changed, introduced, fixed, breaking } = each.figures;
    tell(`${each.project}: ${changed} changed, ${breaking} breaking, findings: ${introduced} introduced, ${fixed} fixed.`);
    if ('problem' in each.page && each.page.problem !== '') tell(each.page.problem);
  }
  if (!hasBase) {
    tell(`A run on ${event.name || 'this event'} has nothing to compare with, so there is a check and a summary alone; name a base to compare with one.`);
    if (inputs.failOn.has('new-errors')) tell('What is new cannot be told, so no error fails this run.');
  }
  if (!pictures || 'problem' in pictures) return;
  const mend = `write them anew: ${pictures.commands.join(' && ')}`;
  for (const path of pictures.differing) tellError(`${path} is not what is drawn now; ${mend}`, path);
  for (const path of pictures.missing) tellError(`${path} is missing; ${mend}`);
  for (const path of pictures.leftOver) tellError(`${path} shows a view that is no more; remove it.`, path);
}
