import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import { run } from '../../cli/program.ts';

/** What every branch has, where it has nothing else. */
export const systems = `team service "Customer Service"
team it "IT"
system bot "Chat bot" { kind chatbot  owner it  run owner it  vendor "Acme"  hosting saas  availability 99.9% }
system desk "Service desk" {
  kind crm  owner service  run owner it  vendor "Bolt"  hosting saas  availability 99.9%
  provides api cases
}
bot -> desk as handOver "Hand over" by rest { owner it  carries intent  auth oauth2  encryption tls  target availability 99.9%  p95 400ms }
`;
export const journeys = `channel chat "Web chat" { mode sync  owner service  served by bot  auth identified  target response 60s }
channel voice "Phone" { owner service  served by desk  hours 24x7  target answer 80% in 20s }
handover chat -> voice warm { owner service  via transfer  carries intent, summary  within 60s }
journey help "Needs help" {
  criticality critical  owner service  accountable service  volume 12000/month  target availability 99%
  step ask "Asks the bot" on chat using bot { actor bot  owner service  produces intent, summary }
  step call "Calls" on voice using desk { actor agent  owner service  needs intent, summary }
  ask -> call 62% when "unresolved"
  ask -> end when "solved"
}
template lines(hours: hours = 24x7) {
  channel hotline "Hotline" { kind voice  owner service  hours hours  served by desk }
  channel fax "Fax" { kind fax  owner service  hours hours  served by desk }
}
use lines as extra
`;
export const config = '{ "name": "Shop", "profile": "design" }';
const base = { 'arch/cxa.json': config, 'arch/systems.cxa': systems, 'arch/journeys/help.cxa': journeys, 'README.md': 'Read me.\n' };

/** Titles that would do something in Markdown, in Mermaid or to a page. */
export const hostileTitles: readonly string[] = [
  '@octocat and @acme/team', '#1, GH-2, !3, acme/shop#4', '<img src=x onerror=alert(1)>', '`code` ``` fence', 'a | b | c', '**bold** _it_ ~~gone~~', '[link](https://evil.example) www.evil.example', '1. first', '- dash', '%%{init: {"theme":"dark"}}%%'.replaceAll('"', "'"),
  '\u{1f468}\u200d\u{1f469}\u200d\u{1f467} family \u{1f600}', '\u53d7\u6ce8\u7ba1\u7406 \uc8fc\ubb38', '\u202egnirts', '$x^2$ &amp; &lt;b&gt;', ':::lost', 'end', '</details></summary>',
];

/** Eighty steps by way of every one of those titles, two of which a change is about. */
function longJourney(): string {
  const steps = Array.from({ length: 80 }, (_, place) => `  step n${place} "${hostileTitles[place % hostileTitles.length]} ${place}" on ${place === 40 ? 'voice using desk { actor agent  needs summary, orderId }' : 'chat using bot { actor bot }'}`);
  return `journey long "${hostileTitles[0]}" {\n  volume 900/month\n${steps.join('\n')}\n}\n`;
}

const patterns = `template contactLines(brand: text, service: team, desk: system) {
  channel hotline "{brand} hotline" { kind voice  owner service  served by desk  hours 24x7  target answer 80% in 20s }
  channel callback "{brand} callback" { kind voice  owner service  served by desk }
}
`;

function usingPackage(version: string, text: string): Files {
  return {
    ...base,
    'package.json': '{ "workspaces": ["packages/*"] }',
    'packages/lines/package.json': `{ "name": "@shop/lines", "version": "${version}", "cxa": { "files": ["*.cxa"] } }`,
    'packages/lines/lines.cxa': text,
    'arch/lines.cxa': 'import "@shop/lines"\nuse contactLines as care (brand: "Shop", service: service, desk: desk)\n',
  };
}

type Files = Readonly<Record<string, string>>;
const inSystems = (from: string | RegExp, to: string): Files => ({ ...base, 'arch/systems.cxa': systems.replace(from, to) });
const inJourneys = (from: string | RegExp, to: string): Files => ({ ...base, 'arch/journeys/help.cxa': journeys.replace(from, to) });

const branches: Readonly<Record<string, Files>> = {
  main: base,
  before: { 'README.md': 'Read me.\n' },
  formatting: { ...base, 'arch/systems.cxa': `// All systems.\n${systems.replace(/(team[\s\S]*)(bot -> [\s\S]*)/, '$2$1').replaceAll('  ', '   ').replace('p95 400ms', 'p95 0.4s')}` },
  renamedFrom: Object.fromEntries(Object.entries(base).map(([path, text]) => [path, text.replace(/\bdesk\b(?!")/g, 'serviceDesk').replace('kind crm  owner', 'renamed from desk  kind crm  owner')])),
  renamed: Object.fromEntries(Object.entries(base).map(([path, text]) => [path, text.replace(/\bdesk\b(?!")/g, 'serviceDesk')])),
  moved: { ...base, 'arch/systems.cxa': systems.replace(/team it.*\n/, ''), 'arch/people/it.cxa': 'team it "IT"\n' },
  split: inSystems(/system desk [\s\S]*?\n\}\n/, 'system cases "Cases" { kind crm  owner service  vendor "Bolt"  hosting saas }\nsystem profile "Profiles" { kind crm  owner service  vendor "Bolt"  hosting saas }\n'),
  retired: inSystems('kind crm  owner', 'kind crm  lifecycle retired  owner'),
  cold: inJourneys('warm { owner service  via transfer  carries intent, summary', 'cold { owner service  via transfer  carries intent'),
  handover: inJourneys(/journey help([\s\S]*)( {2}step call.*\n)/, 'handover voice -> chat cold { owner service  via deflect  carries none }\njourney help$1$2  step wait "Waits in the chat" on chat using bot { actor agent  owner service  needs summary }\n  call -> wait 20% when "nobody is free"\n  call -> end when "answered"\n'),
  promise: { ...base, 'arch/systems.cxa': systems.replace('target availability 99.9%', 'target availability 99%').replace('encryption tls', 'encryption none'), 'arch/journeys/help.cxa': journeys.replace('80% in 20s', '70% in 30s') },
  parameter: inJourneys('as extra', 'as extra (hours: Mon-Fri 08:00-18:00)'),
  conflict: inSystems('team it "IT"', '<<<<<<< HEAD\nteam it "IT"\n=======\nteam it "Technology"\n>>>>>>> other'),
  silenced: { ...base, 'arch/cxa.json': '{ "name": "Shop", "profile": "sketch", "rules": { "JRN-02": "info" }, "exclude": ["drafts/**"] }', 'arch/waivers.cxa': 'waive INT-01 on desk until 2027-01-01 because "Replaced in p1"\n' },
  // A package of the same repository: each revision has its own version of it.
  patterns: usingPackage('1.0.0', patterns),
  upgraded: usingPackage('2.0.0', patterns.replace('80% in 20s', '70% in 30s').replace(/( {2}channel callback.*\n)/, '$1  channel sms "{brand} text messages" { owner service  served by desk }\n')),
  hostile: { ...base, 'arch/hostile.cxa': `${hostileTitles.map((title, place) => `system h${place} "${title}"`).join('\n')}\n${longJourney()}` },
  endless: { ...base, 'arch/cxa.json': config.replace('Shop', '<'.repeat(5000)), 'arch/endless.cxa': Array.from({ length: 1000 }, (_, place) => `system e${place} "${'<@\u{1f600}'.repeat(300)}${place}"\nchannel c${place} "${'`'.repeat(500)}" { served by gone${place} }`).join('\n') },
  many: { ...base, 'arch/many.cxa': Array.from({ length: 1000 }, (_, place) => `system s${place} "System ${place}"`).join('\n') },
};

/** What a branch has under a path: a text, bytes, where a link leads, or the commit of a submodule. */
export type Entry = string | Uint8Array | { readonly link: string } | { readonly submodule: string };

/** A repository with a branch for each set of files, `main` checked out; and `cxa diff` of a project in it. */
export interface DiffRepository {
  readonly folder: string;
  git(...args: readonly string[]): string;
  /** What `cxa diff` prints into a file, with its exit code and what it says on stderr. */
  diff(args: readonly string[], project?: string): Promise<{ readonly code: number; readonly text: string; readonly stderr: string }>;
  remove(): void;
}

/** @param folder an empty one to make it in; a new one when left out */
export function createDiffRepository(own: Readonly<Record<string, Readonly<Record<string, Entry>>>> = branches, folder = mkdtempSync(join(tmpdir(), 'cxa-diff-'))): DiffRepository {
  const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  git('init', '--quiet', '--initial-branch', 'main');
  const stream = Object.entries(own).flatMap(([branch, files]) => [
    Buffer.from(`commit refs/heads/${branch}\ncommitter A <a@b> 1700000000 +0000\ndata 1\nx\ndeleteall\n`),
    ...Object.entries(files).flatMap(([path, entry]) => importOf(path, entry)),
    Buffer.from('\n'),
  ]);
  execFileSync('git', ['fast-import', '--quiet'], { cwd: folder, input: Buffer.concat(stream) });
  if ('main' in own) git('reset', '--quiet', '--hard', 'main');
  const printed = mkdtempSync(join(tmpdir(), 'cxa-printed-'));
  return {
    folder,
    git,
    async diff(args, project = join(folder, 'arch')) {
      const out = join(printed, 'out');
      writeFileSync(out, '');
      const said: string[] = [];
      const spy = vi.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0);
      const code = await run(['diff', '--project', project, '--today', '2026-06-01', '-o', out, ...args]);
      spy.mockRestore();
      return { code, text: readFileSync(out, 'utf8'), stderr: said.join('') };
    },
    remove: () => {
      for (const each of [folder, printed]) rmSync(each, { recursive: true, force: true });
    },
  };
}

/** The lines by which `git fast-import` writes a file. */
function importOf(path: string, entry: Entry): readonly Uint8Array[] {
  const quoted = JSON.stringify(path);
  if (typeof entry === 'object' && 'submodule' in entry) return [Buffer.from(`M 160000 ${entry.submodule} ${quoted}\n`)];
  const isLink = typeof entry === 'object' && 'link' in entry;
  const bytes = isLink ? Buffer.from(entry.link) : Buffer.from(entry);
  return [Buffer.from(`M ${isLink ? '120000' : '100644'} inline ${quoted}\ndata ${bytes.length}\n`), bytes, Buffer.from('\n')];
}
