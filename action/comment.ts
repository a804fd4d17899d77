import { readFileSync } from 'node:fs';
import { openApi } from './api.ts';
import type { ApiAnswer } from './api.ts';
import { commentText } from './comment-text.ts';
import type { CommentDraft } from './comment-text.ts';
import { keepComment } from './keep-comment.ts';
import type { Kept } from './keep-comment.ts';
import { setOutputs, tell, tellWarning } from './log.ts';

/** The step that writes the comment. That it cannot be written is never a reason to fail: the job summary has it all. */
export async function comment(): Promise<void> {
  const { env } = process;
  const draft: CommentDraft = JSON.parse(readFileSync(env.CXA_COMMENT_FILE ?? '', 'utf8'));
  const token = env.CXA_TOKEN ?? '';
  const repository = env.GITHUB_REPOSITORY ?? '';
  if (token === '') {
    tell('There is no token to comment with; what the comment would say is in the job summary.');
    return;
  }
  const api = openApi({ address: env.GITHUB_API_URL ?? 'https://api.github.com', token });
  const place = { repository, number: draft.number, marker: draft.marker, isOwnToken: env.CXA_OWN_TOKEN === 'true' };
  const text = commentText(draft, { run: runAddress(env), artifact: env.CXA_ARTIFACT_URL || undefined });
  const kept = await keepComment(api, place, text, draft.isNews);
  report(kept, draft);
  setOutputs({ 'comment-url': 'url' in kept ? kept.url : '' });
}

/** Where the job summary and the artifact of this run are. */
export function runAddress(env: NodeJS.ProcessEnv): string {
  return `${env.GITHUB_SERVER_URL ?? 'https://github.com'}/${env.GITHUB_REPOSITORY ?? ''}/actions/runs/${env.GITHUB_RUN_ID ?? ''}`;
}

function report(kept: Kept, draft: CommentDraft): void {
  if (kept.kind === 'failed') tellFailure(kept.answer, draft);
  else if (kept.kind === 'none') tell(`Nothing in the architecture is different, so #${draft.number} gets no comment.`);
  else tell(`The comment on #${draft.number} is ${{ created: 'new', updated: 'brought up to date', unchanged: 'up to date already' }[kept.kind]}: ${kept.url}`);
}

function tellFailure({ status, problem }: ApiAnswer, { fork }: CommentDraft): void {
  const isRefused = [401, 403, 404].includes(status);
  if (isRefused && fork) {
    tell('This pull request comes from a fork, whose token may only read, so there is no comment; what it would say is in the job summary.');
  } else if (isRefused) {
    tellWarning(`GitHub does not let this job comment (${problem}); give it the permission pull-requests: write. What the comment would say is in the job summary.`);
  } else {
    tellWarning(`GitHub did not take the comment (${problem}); what it would say is in the job summary.`);
  }
}
