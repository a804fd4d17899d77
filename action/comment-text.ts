import { cutMarkdown } from './cut-markdown.ts';

/** What the step that reviews hands to the step that comments. */
export interface CommentDraft {
  readonly number: number;
  readonly fork: boolean;
  /** The first line, by which the comment is found again. */
  readonly marker: string;
  readonly body: string;
  /** What the link to the artifact says. */
  readonly artifact: string;
  /** Said below the rest. */
  readonly footer: readonly string[];
  /** Whether there is something to tell those who have not been told anything yet. */
  readonly isNews: boolean;
}

/** GitHub takes 65,536 characters; line ends may count as two. */
const longest = 64_000;

/** Names the projects and the workflow, so that each keeps a comment of its own. No word of either can end it. */
export function markerOf(projects: readonly string[], workflow: string): string {
  const word = (text: string) => encodeURIComponent(text).replaceAll('%2F', '/');
  return `<!-- cxa project=${projects.map(word).join(',')} workflow=${word(workflow)} -->`;
}

/** The file of the workflow rather than its name, which is more often changed; without the branch it ran on. */
export function workflowOf(env: NodeJS.ProcessEnv): string {
  return /^[^/]+\/[^/]+\/(.+?)@/.exec(env.GITHUB_WORKFLOW_REF ?? '')?.[1] ?? env.GITHUB_WORKFLOW ?? '';
}

/** The comment as it is posted, within what GitHub takes. */
export function commentText({ marker, body, artifact, footer }: CommentDraft, links: { readonly run: string; readonly artifact: string | undefined }): string {
  const said = [...footer, ...(links.artifact === undefined ? [] : [`[${artifact}](${links.artifact})`]), `[this run](${links.run})`];
  const rest = `\n<sub>${said.join(' · ')}</sub>\n`;
  const size = longest - marker.length - rest.length - 1;
  const note = `**What follows is left out, since a comment cannot hold more; the whole is in the [summary of this run](${links.run}).**`;
  return `${marker}\n${cutMarkdown(body.trimEnd(), { size, sizeOf: (text) => text.length, note })}\n${rest}`;
}
