import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { field } from './event.ts';
import type { Inputs } from './inputs.ts';
import type { RunCxa } from './run-cxa.ts';

/** What the check found, or that there is nothing to check, or why it could not run. */
export type Checked =
  | { readonly kind: 'checked'; readonly errors: number; readonly warnings: number; readonly projects: readonly string[]; readonly annotations: string; readonly markdown: string; readonly sarif: string }
  | { readonly kind: 'absent' }
  | { readonly kind: 'problem'; readonly problem: string };

/** Checks the projects, given by their paths from the repository's top, once for all reports. */
export async function check(cxa: RunCxa, projects: readonly string[], { profile }: Pick<Inputs, 'profile'>, folder: string): Promise<Checked> {
  if (projects.length === 0) return { kind: 'absent' };
  const [sarif, json, markdown] = [join(folder, 'cxa.sarif'), join(folder, 'check.json'), join(folder, 'check.md')];
  const also = [`sarif:${sarif}`, `json:${json}`, `markdown:${markdown}`].flatMap((report) => ['--also', report]);
  const { code, out, problem } = await cxa('check', '--format', 'github', ...also, ...(profile === undefined ? [] : ['--profile', profile]), '--', ...projects);
  if (!existsSync(json) || code > 1) return /^There is no \.cxa file/.test(problem) ? { kind: 'absent' } : { kind: 'problem', problem };
  const report: unknown = JSON.parse(readFileSync(json, 'utf8'));
  const listed = field(report, 'projects');
  const paths = (Array.isArray(listed) ? listed : []).map((each) => field(each, 'path')).filter((path) => typeof path === 'string');
  return {
    kind: 'checked',
    errors: Number(field(report, 'summary', 'errors')),
    warnings: Number(field(report, 'summary', 'warnings')),
    projects: paths.length > 0 ? paths : projects,
    annotations: out,
    markdown: readFileSync(markdown, 'utf8'),
    sarif,
  };
}
