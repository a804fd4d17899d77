import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { load } from 'js-yaml';
import { onTestFinished } from 'vitest';
import { evaluate, fillIn } from './workflow-expression.ts';

interface ActionStep {
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, string | boolean>>;
  readonly 'continue-on-error'?: boolean;
}

interface ActionFile {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly steps: readonly ActionStep[] };
}

export interface ActionRun {
  readonly failed: boolean;
  /** What the steps wrote, stderr included. */
  readonly log: string;
  readonly summary: string;
  readonly outputs: Readonly<Record<string, string>>;
  /** The steps that use another action, with what they hand to it. */
  readonly used: readonly { readonly uses: string; readonly with: Readonly<Record<string, string>> }[];
}

export interface ActionCall {
  /** `GITHUB_WORKSPACE`. */
  readonly workspace: string;
  readonly event: string;
  readonly payload?: object;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly api?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** `GITHUB_ACTION_PATH`; this project when left out. */
  readonly path?: string;
}

/** The token of the job, as GitHub makes it. */
export const jobToken = 'ghs_notForAnybodysEyes';
const project = join(import.meta.dirname, '../..');
export const action: ActionFile = load(readFileSync(join(project, 'action.yml'), 'utf8')) as ActionFile;

/** Runs the steps of `action.yml` as GitHub's runner does; actions of others are noted, not run. */
export async function runAction({ workspace, event, payload = {}, inputs = {}, api = 'http://127.0.0.1:9', env = {}, path = project }: ActionCall): Promise<ActionRun> {
  const runner = mkdtempSync(join(tmpdir(), 'cxa-runner-'));
  onTestFinished(() => rmSync(runner, { recursive: true, force: true }));
  const file = (name: string, text = '') => {
    writeFileSync(join(runner, name), text);
    return join(runner, name);
  };
  const unknown = Object.keys(inputs).filter((name) => !(name in action.inputs));
  if (unknown.length > 0) throw new Error(`action.yml has no input ${unknown.join(', ')}.`);
  const github = { token: jobToken };
  const steps: Record<string, { outputs: Readonly<Record<string, string>> }> = {};
  const given = Object.fromEntries(Object.entries(action.inputs).map(([name, input]) => [name, inputs[name] ?? fillIn(input.default ?? '', { github })]));
  const context = { inputs: given, steps, github };
  mkdirSync(join(runner, 'temp'));
  const variables = {
    PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH ?? ''}`,
    HOME: runner,
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTION_PATH: path,
    GITHUB_WORKSPACE: workspace,
    GITHUB_EVENT_NAME: event,
    GITHUB_EVENT_PATH: file('event.json', JSON.stringify(payload)),
    GITHUB_REPOSITORY: 'acme/shop',
    GITHUB_SERVER_URL: 'https://github.example',
    GITHUB_API_URL: api,
    GITHUB_RUN_ID: '77',
    GITHUB_WORKFLOW: 'Architecture',
    GITHUB_WORKFLOW_REF: 'acme/shop/.github/workflows/architecture.yml@refs/pull/1/merge',
    GITHUB_ENV: file('env'),
    RUNNER_TEMP: join(runner, 'temp'),
    ...env,
  };
  const log: string[] = [];
  const summary: string[] = [];
  const used: { uses: string; with: Record<string, string> }[] = [];
  let failed = false;
  for (const [place, step] of action.runs.steps.entries()) {
    if (failed || (step.if !== undefined && !evaluate(step.if, context))) continue;
    if (step.uses !== undefined) {
      used.push({ uses: step.uses, with: Object.fromEntries(Object.entries(step.with ?? {}).map(([name, value]) => [name, fillIn(String(value), context)])) });
      steps[step.id ?? `${place}`] = { outputs: step.uses.startsWith('actions/upload-artifact@') ? { 'artifact-url': 'https://github.example/artifact/5' } : {} };
      continue;
    }
    const [output, said] = [file(`output-${place}`), file(`summary-${place}`)];
    const own = Object.fromEntries(Object.entries(step.env ?? {}).map(([name, value]) => [name, fillIn(value, context)]));
    const { code, text } = await bash(file(`step-${place}.sh`, step.run), workspace, { ...variables, ...own, GITHUB_OUTPUT: output, GITHUB_STEP_SUMMARY: said });
    log.push(text);
    summary.push(readFileSync(said, 'utf8'));
    steps[step.id ?? `${place}`] = { outputs: readOutputs(readFileSync(output, 'utf8')) };
    failed = code !== 0 && step['continue-on-error'] !== true;
  }
  const outputs = Object.fromEntries(Object.entries(action.outputs).map(([name, { value }]) => [name, fillIn(value, context)]));
  return { failed, log: log.join(''), summary: summary.join(''), outputs, used };
}

function bash(script: string, cwd: string, env: Readonly<Record<string, string>>): Promise<{ readonly code: number; readonly text: string }> {
  return new Promise((done) => {
    execFile('bash', ['--noprofile', '--norc', '-eo', 'pipefail', script], { cwd, env, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => done({ code: error === null ? 0 : 1, text: `${stdout}${stderr}` }));
  });
}

/** `name<<MARK`, the value, `MARK`; or `name=value`. What is neither is an error, as it is to the runner. */
function readOutputs(text: string): Readonly<Record<string, string>> {
  const outputs: Record<string, string> = {};
  const lines = text.split('\n');
  for (let line = lines.shift(); line !== undefined; line = lines.shift()) {
    if (line === '') continue;
    const [, name, sign, rest] = /^([\w-]+)(=|<<)(.*)$/.exec(line) ?? [];
    if (name === undefined || rest === undefined) throw new Error(`"${line}" is no output.`);
    if (sign === '=') outputs[name] = rest;
    else outputs[name] = lines.splice(0, lines.indexOf(rest) + 1).slice(0, -1).join('\n');
  }
  return outputs;
}
