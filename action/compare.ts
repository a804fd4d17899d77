import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { field } from './event.ts';
import { slugOf } from './place.ts';
import type { RunCxa } from './run-cxa.ts';

/** What a project's comparison says, or that it is on neither side, or why there is none. */
export type Compared =
  | ComparedProject
  | { readonly kind: 'absent'; readonly project: string }
  | { readonly kind: 'problem'; readonly project: string; readonly problem: string };

export interface ComparedProject {
  readonly kind: 'compared';
  readonly project: string;
  readonly figures: Figures;
  readonly markdown: string;
  /** Undefined where it was not asked for. */
  readonly page: Page | undefined;
}

export interface Figures {
  readonly introduced: number;
  readonly newErrors: number;
  readonly fixed: number;
  readonly breaking: number;
  readonly changed: number;
  /** Waivers, rules and options with which something is found no more. */
  readonly silenced: number;
}

/** The overlaid picture as a file, or the sentence that says why there is none. */
export type Page = { readonly file: string } | { readonly problem: string };

/** How people call the two versions; of the head what is checked out where undefined. */
export interface VersionNames {
  readonly base: string;
  readonly head: string | undefined;
}

/**
 * Compares a project, given by its path from the repository's top, with what it was in a commit.
 * @param wantsPage whether to draw it too, which takes longer than all else
 */
export async function compare(cxa: RunCxa, project: string, base: string, folder: string, { wantsPage, names }: { readonly wantsPage: boolean; readonly names: VersionNames }): Promise<Compared> {
  const slug = `diff-${slugOf(project)}`;
  const [json, markdown, file] = [join(folder, `${slug}.json`), join(folder, `${slug}.md`), join(folder, `${slug}.html`)];
  // Shortened, it is a link in a comment.
  const versions = [base.slice(0, 12), '--project', project, `--base-name=${names.base}`, ...(names.head === undefined ? [] : [`--head-name=${names.head}`])];
  const drawing = wantsPage ? cxa('diff', ...versions, '--format', 'html', '-o', file) : undefined;
  const { code, problem } = await cxa('diff', ...versions, '--format', 'json', '-o', json, '--also', `markdown:${markdown}`);
  const drawn = await drawing;
  if (code > 1 || !existsSync(json)) return /^There is no \.cxa file/.test(problem) ? { kind: 'absent', project } : { kind: 'problem', project, problem };
  const report: unknown = JSON.parse(readFileSync(json, 'utf8'));
  const [changes, silenced] = [field(report, 'changes'), field(report, 'silenced')];
  const figure = (name: string) => Number(field(report, 'summary', name));
  return {
    kind: 'compared',
    project,
    figures: {
      introduced: figure('introduced'),
      newErrors: figure('newErrors'),
      fixed: figure('fixed'),
      breaking: figure('breaking'),
      changed: Array.isArray(changes) ? changes.length : 0,
      silenced: Array.isArray(silenced) ? silenced.length : 0,
    },
    markdown: readFileSync(markdown, 'utf8'),
    page: drawn === undefined ? undefined : drawn.code === 0 && existsSync(file) ? { file } : { problem: `The comparison is not drawn as a page: ${drawn.problem}` },
  };
}

/** Whether there is anything to tell. */
export function isNews({ changed, introduced, fixed, silenced }: Figures): boolean {
  return changed + introduced + fixed + silenced > 0;
}

/** Of several projects together. */
export function sumOf(all: readonly Figures[]): Figures {
  const sum = (name: keyof Figures) => all.reduce((total, figures) => total + figures[name], 0);
  return { introduced: sum('introduced'), newErrors: sum('newErrors'), fixed: sum('fixed'), breaking: sum('breaking'), changed: sum('changed'), silenced: sum('silenced') };
}
