import { appendFileSync } from 'node:fs';
import { cutMarkdown } from './cut-markdown.ts';

/** Bytes: GitHub takes 1 MiB, and nothing at all of what is more. */
const largest = 1024 * 1024 - 1024;

/** Adds to the job summary, as much as it holds. */
export function writeSummary(text: string): void {
  const file = process.env.GITHUB_STEP_SUMMARY;
  if (file === undefined || file === '') return;
  const note = '**What follows is left out, since a job summary cannot hold more; the artifact of this run has the whole.**';
  appendFileSync(file, cutMarkdown(text, { size: largest, sizeOf: (part) => Buffer.byteLength(part), note }));
}
