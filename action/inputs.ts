import { UsageError } from '../cli/usage-error.ts';

/** What the workflow asked for. */
export interface Inputs {
  /** Folders, from the workspace's top; at least one. */
  readonly projects: readonly string[];
  readonly base: string | undefined;
  readonly profile: string | undefined;
  readonly failOn: ReadonlySet<FailOn>;
  readonly maxWarnings: number | undefined;
  readonly comment: boolean;
  readonly artifact: boolean;
  /** A folder with committed pictures. */
  readonly pictures: string | undefined;
  readonly theme: string;
  readonly token: string | undefined;
}

export type FailOn = 'errors' | 'new-errors' | 'breaking';

/** The inputs as `action.yml` hands them on. A mistake in them is a `UsageError`. */
export function readInputs(env: NodeJS.ProcessEnv): Inputs {
  const text = (name: string) => env[name]?.trim() || undefined;
  const projects = (text('CXA_PROJECT') ?? '.').split(/\r?\n/).flatMap((line) => line.trim() || []);
  return {
    projects,
    base: text('CXA_BASE'),
    profile: text('CXA_PROFILE'),
    failOn: readFailOn(text('CXA_FAIL_ON') ?? 'errors'),
    maxWarnings: readCount(text('CXA_MAX_WARNINGS')),
    comment: readFlag('comment', text('CXA_COMMENT')),
    artifact: readFlag('artifact', text('CXA_ARTIFACT')),
    pictures: text('CXA_PICTURES'),
    theme: text('CXA_PICTURES_THEME') ?? 'light',
    token: text('CXA_TOKEN'),
  };
}

/** What is an error stays one, unless only new ones are asked for, or none. */
function readFailOn(text: string): ReadonlySet<FailOn> {
  const words = text.split(/[\s,]+/).filter((word) => word !== '');
  const wrong = words.find((word) => !['errors', 'new-errors', 'breaking', 'none'].includes(word));
  if (wrong !== undefined) throw new UsageError(`The input fail-on does not know "${wrong}"; write errors, new-errors, breaking or none, several with commas.`);
  if (words.includes('none')) {
    if (words.length > 1) throw new UsageError('The input fail-on says none and something else; write one of both.');
    return new Set();
  }
  return new Set<FailOn>([words.includes('new-errors') ? 'new-errors' : 'errors', ...(words.includes('breaking') ? (['breaking'] as const) : [])]);
}

function readCount(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d+$/.test(text)) throw new UsageError(`The input max-warnings is "${text}"; write a whole number.`);
  return Number(text);
}

function readFlag(name: string, text = 'true'): boolean {
  if (text !== 'true' && text !== 'false') throw new UsageError(`The input ${name} is "${text}"; write true or false.`);
  return text === 'true';
}
