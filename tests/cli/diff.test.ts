import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { run } from '../../cli/program.ts';

const systems = `team service "Customer Service"
team it "IT"
system bot "Chat bot" { kind chatbot  owner it  run owner it  vendor "Acme"  hosting saas  availability 99.9% }
system desk "Service desk" {
  kind crm  owner service  run owner it  vendor "Bolt"  hosting saas  availability 99.9%
  provides api cases
}
bot -> desk as handOver "Hand over" by rest { owner it  carries intent  auth oauth2  encryption tls  target availability 99.9%  p95 400ms }
`;
const journeys = `channel chat "Web chat" { mode sync  owner service  served by bot  auth identified  target response 60s }
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
const config = '{ "name": "Shop", "profile": "design" }';
const base = { 'arch/cxa.json': config, 'arch/systems.cxa': systems, 'arch/journeys/help.cxa': journeys, 'README.md': 'Read me.\n' };

type Files = Readonly<Record<string, string>>;
const inSystems = (from: string | RegExp, to: string): Files => ({ ...base, 'arch/systems.cxa': systems.replace(from, to) });
const inJourneys = (from: string | RegExp, to: string): Files => ({ ...base, 'arch/journeys/help.cxa': journeys.replace(from, to) });

const branches: Readonly<Record<string, Files>> = {
  main: base,
  before: { 'README.md': 'Read me.\n' },
  formatting: { ...base, 'arch/systems.cxa': `// All systems.\n${systems.replace(/(team[\s\S]*)(bot -> [\s\S]*)/, '$2$1').replaceAll('  ', '   ').replace('p95 400ms', 'p95 0.4s')}` },
  renamed: Object.fromEntries(Object.entries(base).map(([path, text]) => [path, text.replace(/\bdesk\b(?!")/g, 'serviceDesk')])),
  moved: { ...base, 'arch/systems.cxa': systems.replace(/team it.*\n/, ''), 'arch/people/it.cxa': 'team it "IT"\n' },
  split: inSystems(/system desk [\s\S]*?\n\}\n/, 'system cases "Cases" { kind crm  owner service  vendor "Bolt"  hosting saas }\nsystem profile "Profiles" { kind crm  owner service  vendor "Bolt"  hosting saas }\n'),
  retired: inSystems('kind crm  owner', 'kind crm  lifecycle retired  owner'),
  cold: inJourneys('warm { owner service  via transfer  carries intent, summary', 'cold { owner service  via transfer  carries intent'),
  promise: { ...base, 'arch/systems.cxa': systems.replace('target availability 99.9%', 'target availability 99%').replace('encryption tls', 'encryption none'), 'arch/journeys/help.cxa': journeys.replace('80% in 20s', '70% in 30s') },
  parameter: inJourneys('as extra', 'as extra (hours: Mon-Fri 08:00-18:00)'),
  conflict: inSystems('team it "IT"', '<<<<<<< HEAD\nteam it "IT"\n=======\nteam it "Technology"\n>>>>>>> other'),
  silenced: { ...base, 'arch/cxa.json': '{ "name": "Shop", "profile": "sketch", "rules": { "JRN-02": "info" }, "exclude": ["drafts/**"] }', 'arch/waivers.cxa': 'waive INT-01 on desk until 2027-01-01 because "Replaced in p1"\n' },
  many: { ...base, 'arch/many.cxa': Array.from({ length: 1000 }, (_, place) => `system s${place} "System ${place}"`).join('\n') },
};

// Each case reads two projects and asks git several times.
vi.setConfig({ testTimeout: 30_000 });

let repository = '';

beforeAll(async () => {
  repository = mkdtempSync(join(tmpdir(), 'cxa-diff-'));
  git('init', '--quiet', '--initial-branch', 'main');
  const stream = Object.entries(branches).map(([branch, files]) => {
    const listed = Object.entries(files).map(([path, text]) => `M 100644 inline ${path}\ndata ${Buffer.byteLength(text)}\n${text}\n`);
    return `commit refs/heads/${branch}\ncommitter A <a@b> 1700000000 +0000\ndata 1\nx\ndeleteall\n${listed.join('')}\n`;
  });
  execFileSync('git', ['fast-import', '--quiet'], { cwd: repository, input: stream.join('') });
  git('reset', '--quiet', '--hard', 'main');
  // What is loaded when a project is first read is loaded here.
  await diff(['main', 'main']);
}, 60_000);

afterAll(() => rmSync(repository, { recursive: true, force: true }));

function git(...args: readonly string[]): string {
  return execFileSync('git', args, { cwd: repository, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
}

/** What `cxa diff` prints into a file, with its exit code and what it says on stderr. */
async function diff(args: readonly string[], project = join(repository, 'arch')) {
  const out = join(repository, '.git', 'out');
  writeFileSync(out, '');
  const said: string[] = [];
  const spy = vi.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  const code = await run(['diff', ...args, '--project', project, '--today', '2026-06-01', '-o', out]);
  spy.mockRestore();
  return { code, text: readFileSync(out, 'utf8'), stderr: said.join('') };
}

async function markdown(branch: string): Promise<string> {
  const { text } = await diff(['main', branch, '--format', 'markdown']);
  return text.replaceAll(/[\w./-]*cxa-diff-\w+\//g, '');
}

test('formatting, and the order of declarations, is no change', async () => expect(await markdown('formatting')).toMatchInlineSnapshot(`
  "### ✅ CXA: Shop

  main → formatting: nothing is different.
  "
`));

test('a declaration in another file is no change', async () => expect(await markdown('moved')).toMatchInlineSnapshot(`
  "### ✅ CXA: Shop

  main → moved: nothing is different.
  "
`));

test('a system that is called otherwise is one change', async () => expect(await markdown('renamed')).toMatchInlineSnapshot(`
  "### ✅ CXA: Shop

  main → renamed: 1 renamed or moved.

  Teams affected: IT (1 change) and Customer Service (1 change).

  Findings: 0 fixed, 0 introduced, 2 unchanged.

  <details>
  <summary>Elements: 1 renamed or moved</summary>

  - ✏️ system "Service desk": was desk (told by its likeness)

  </details>
  "
`));

test('a system that was split is gone, and what called it still does', async () => expect(await markdown('split')).toMatchInlineSnapshot(`
  "### ❌ CXA: Shop

  main → split: 3 added and 1 removed.

  #### Verdicts that changed

  - ❌ **Needs help: yes → no**<br>No system "desk" is declared; declare it: system desk.

  #### Breaking

  - ❌ Service desk is declared no more, and Chat bot still calls it.

  #### Needs help: before and after

  Before:

  \`\`\`mermaid
  flowchart LR
    s0["Asks the bot"]
    s1["Calls"]
    s0 -->|62 %| s1
    s0 -->|38 %| done
    s1 --> done
    done(("end"))
  \`\`\`

  After:

  \`\`\`mermaid
  flowchart LR
    s0["Asks the bot"]
    s1["Calls<br/>✗ no system"]:::lost
    s0 -->|62 %| s1
    s0 -->|38 %| done
    s1 --> done
    done(("end"))
    classDef lost stroke:#cf222e,stroke-width:3px
  \`\`\`

  #### Journeys

  - Needs help: no system that is declared and live, or no way through, at "Calls"

  Teams affected: Customer Service (3 changes) and IT (1 change).

  <details>
  <summary>Findings: 0 fixed, 5 introduced (5 errors), 2 unchanged</summary>

  - error reference: No system "desk" is declared; declare it: system desk. (5 times)

  </details>

  <details>
  <summary>Elements: 3 added and 1 removed</summary>

  - ➕ system "Cases"
  - ➕ system desk is used and declared nowhere
  - ➕ system "Profiles"
  - ➖ system "Service desk"

  </details>
  "
`));

test('a system that is retired and still used', async () => expect(await markdown('retired')).toMatchInlineSnapshot(`
  "### ❌ CXA: Shop

  main → retired: 1 changed.

  #### Verdicts that changed

  - ❌ **Needs help: yes → no**<br>Step "Calls" has no live system: desk is retired.

  #### Breaking

  - ❌ Service desk is retired, and Chat bot still calls it.

  #### Needs help: before and after

  Before:

  \`\`\`mermaid
  flowchart LR
    s0["Asks the bot"]
    s1["Calls"]
    s0 -->|62 %| s1
    s0 -->|38 %| done
    s1 --> done
    done(("end"))
  \`\`\`

  After:

  \`\`\`mermaid
  flowchart LR
    s0["Asks the bot"]
    s1["Calls<br/>✗ no system"]:::lost
    s0 -->|62 %| s1
    s0 -->|38 %| done
    s1 --> done
    done(("end"))
    classDef lost stroke:#cf222e,stroke-width:3px
  \`\`\`

  #### Journeys

  - Needs help: no system that is declared and live, or no way through, at "Calls"

  Teams affected: IT (1 change) and Customer Service (1 change).

  <details>
  <summary>Findings: 0 fixed, 4 introduced (1 error), 2 unchanged</summary>

  - warning LIF-04: Channel voice is served by desk, which is retired; name what takes over.
  - error JRN-01: Step "Calls" has no live system: desk is retired.
  - warning LIF-04: Channel extra.fax is served by desk, which is retired; name what takes over.
  - warning LIF-04: Channel extra.hotline is served by desk, which is retired; name what takes over.

  </details>

  <details>
  <summary>Elements: 1 changed</summary>

  - ✏️ system "Service desk": lifecycle not stated → retired

  </details>
  "
`));

test('a handover that turns cold and loses an item', async () => expect(await markdown('cold')).toMatchInlineSnapshot(`
  "### ❌ CXA: Shop

  main → cold: 1 changed.

  #### Verdicts that changed

  - ❌ **Needs help: yes → no**<br>chat → voice loses summary; about 7,440 customers a month repeat it: "Hand over" (bot -&gt; desk) leaves it out.

  #### For customers

  - ❌ About 7,440 customers a month will have to repeat summary, chat → voice ("Calls" in "Needs help").

  #### Breaking

  - ❌ summary is not in hand any more at "Calls", which needs it, since handover chat -&gt; voice does not bring it any more.

  #### Needs help: before and after

  Before:

  \`\`\`mermaid
  flowchart LR
    s0["Asks the bot"]
    s1["Calls"]
    s0 -->|62 %| s1
    s0 -->|38 %| done
    s1 --> done
    done(("end"))
  \`\`\`

  After:

  \`\`\`mermaid
  flowchart LR
    s0["Asks the bot"]
    s1["Calls<br/>✗ summary"]:::lost
    s0 -->|62 %| s1
    s0 -->|38 %| done
    s1 --> done
    done(("end"))
    classDef lost stroke:#cf222e,stroke-width:3px
  \`\`\`

  #### Journeys

  - Needs help: effort 1 point → 6 points; not in hand any more: summary at "Calls"

  Teams affected: Customer Service (1 change).

  <details>
  <summary>Findings: 0 fixed, 2 introduced (1 error), 2 unchanged</summary>

  - error JRN-02: chat → voice loses summary; about 7,440 customers a month repeat it: "Hand over" (bot -&gt; desk) leaves it out. Carry summary on the handover chat -&gt; voice.
  - warning JRN-04: chat → voice is a cold handover: "Calls" needs summary, and nobody passes it on.

  </details>

  <details>
  <summary>Elements: 1 changed</summary>

  - ✏️ handover chat -&gt; voice: carries − summary; grade warm → cold

  </details>
  "
`));

test('promises and encryption that are weakened', async () => expect(await markdown('promise')).toMatchInlineSnapshot(`
  "### ❌ CXA: Shop

  main → promise: 2 changed.

  #### Breaking

  - ❌ channel "Phone" weakens its target answer: 80% in 20s → 70% in 30s.
  - ❌ integration bot -&gt; desk "Hand over" weakens its encryption: tls → none.
  - ❌ integration bot -&gt; desk "Hand over" weakens its target availability: 99.9% → 99%.

  Teams affected: IT (1 change) and Customer Service (1 change).

  Findings: 0 fixed, 0 introduced, 2 unchanged.

  <details>
  <summary>Elements: 2 changed</summary>

  - ✏️ channel "Phone": targets answer 80% in 20s → answer 70% in 30s
  - ✏️ integration bot -&gt; desk "Hand over": encryption tls → none; targets availability 99.9% → availability 99%

  </details>
  "
`));

test('an argument of a template, with what it makes', async () => expect(await markdown('parameter')).toMatchInlineSnapshot(`
  "### ✅ CXA: Shop

  main → parameter: 3 changed.

  Teams affected: Customer Service (2 changes).

  Findings: 0 fixed, 0 introduced, 2 unchanged.

  <details>
  <summary>Elements: 3 changed</summary>

  - ✏️ use of a template extra: arguments nothing → hours Mon-Fri 08:00-18:00, with 2 elements that it makes

  </details>
  "
`));

test('a file with the marks of a conflict', async () => expect(await markdown('conflict')).toMatchInlineSnapshot(`
  "### ❌ CXA: Shop

  main → conflict: no element differs.

  > ⚠️ 3 mistakes in the text of conflict may hide a part of it: what cannot be read there counts as absent.

  <details>
  <summary>Findings: 0 fixed, 4 introduced (4 errors), 2 unchanged</summary>

  - error syntax: Unexpected \\\`&lt;\\\` between declarations.
  - error syntax: Unexpected \\\`=\\\` between declarations.
  - error reference: Another team "it" is already declared, line 3; give one of them another name.
  - error syntax: Unexpected \\\`&gt;\\\` between declarations.

  </details>
  "
`));

test('what a change silences', async () => expect(await markdown('silenced')).toMatchInlineSnapshot(`
  "### ✅ CXA: Shop

  main → silenced: 1 added.

  #### Verdicts that changed

  - ⚠️ **Needs help: yes → not known**<br>It is a sketch, which no rule looks at.

  #### Silenced in this change

  - 🔇 The waiver of INT-01 on desk is new: it holds until 2027-01-01, because "Replaced in p1" (silences nothing today).
  - 🔇 cxa.json lowers the profile from "design" to "sketch" (silences 2 findings).
  - 🔇 cxa.json lowers JRN-02 (Missed context) from error to info (silences nothing today).
  - 🔇 cxa.json leaves out "drafts/\\*\\*": nothing in these files is read.

  <details>
  <summary>Findings: 1 fixed, 0 introduced, 1 unchanged</summary>

  - ~~GOV-03~~: Journey "Needs help" states no measure in which its customers speak (csat, nps or ces).

  </details>

  <details>
  <summary>Elements: 1 added</summary>

  - ➕ waiver INT-01 on desk

  </details>
  "
`));

test('the other way round what was lost is in hand again, as text', async () => {
  const { text } = await diff(['cold', 'main']);
  expect(text).toMatchInlineSnapshot(`
    "Shop: cold → main

    Verdicts that changed
      Needs help: no → yes

    What customers must repeat
      About 7,440 customers a month no longer have to repeat summary, chat → voice ("Calls" in
        "Needs help").

    Journeys
      Needs help: effort 6 points → 1 point; in hand again: summary at "Calls"

    Affected
      Teams affected: Customer Service (1 change).

    Findings fixed
      JRN-02 chat → voice loses summary; about 7,440 customers a month repeat it: "Hand over" (bot
        -> desk) leaves it out. Carry summary on the handover chat -> voice.
      JRN-04 chat → voice is a cold handover: "Calls" needs summary, and nobody passes it on.

    Changes
      ~ handover chat -> voice: carries + summary; grade cold → warm

    1 changed. Findings: 2 fixed, 0 introduced, 2 unchanged.
    "
  `);
});

test('an architecture that was not there before is all new', async () => {
  const { text, code } = await diff(['before', 'main']);
  expect(code).toBe(0);
  expect(text).toContain('There is no architecture in before: everything is new.');
  expect(text).toContain('Needs help: new → yes');
  expect(text).toMatch(/\+ journey "Needs help", with 4 elements in it/);
  const gone = await diff(['main', 'before']);
  expect(gone.text).toContain('There is no architecture in before any more: everything is gone.');
  const { code: none, stderr } = await diff(['before', 'before']);
  expect([none, stderr]).toEqual([2, expect.stringContaining('neither in before nor in before; start one with: cxa init')]);
});

test('a thousand new systems are counted, not listed', async () => {
  const text = await diff(['main', 'many']);
  expect(text.text.split('\n').length).toBeLessThan(100);
  expect(text.text).toContain('… and 960 more');
  expect(text.text).toContain('1,000 added.');
  const { length } = await markdown('many');
  expect(length).toBeLessThan(20_000);
});

test('the working tree is the head, staged or not; neither it nor the index is touched', async () => {
  const file = join(repository, 'arch/systems.cxa');
  try {
    writeFileSync(file, systems.replace('availability 99.9%', 'availability 99.5%'));
    git('add', '.');
    writeFileSync(file, systems.replace('availability 99.9%', 'availability 99%'));
    writeFileSync(join(repository, 'arch/new.cxa'), 'team sales "Sales"\n');
    const status = git('status', '--porcelain');
    const { text } = await diff(['HEAD']);
    expect(text).toContain('~ system "Chat bot": availability 99.9% → 99%');
    expect(text).toContain('+ team "Sales"');
    expect(git('status', '--porcelain')).toBe(status);
  } finally {
    git('reset', '--quiet', '--hard', 'main');
    git('clean', '--quiet', '-fd');
  }
});

test('a project that is only in a revision is found there, wherever that is asked', async () => {
  const { text } = await diff(['many', 'main'], join(repository, 'elsewhere'));
  expect(text).toBe('');
  const { code, stderr } = await diff(['many', 'main'], join(repository, 'elsewhere'));
  expect([code, stderr]).toEqual([2, expect.stringContaining('There is no .cxa file in')]);
  const { text: found } = await diff(['main', 'cold'], repository);
  expect(found).toContain('Needs help: yes → no');
});

test('as JSON it has everything, with places and a summary', async () => {
  const { text } = await diff(['main', 'cold', '--format', 'json']);
  const report = JSON.parse(text);
  expect(report).toMatchObject({ version: 1, project: 'Shop', base: 'main', head: 'cold', summary: { changed: 1, newErrors: 1, breaking: 1, failed: false } });
  expect(report.verdicts).toEqual([expect.objectContaining({ journey: 'journey:help', critical: true, from: 'yes', to: 'no', plateaus: [] })]);
  expect(report.repeats).toEqual([expect.objectContaining({ kind: 'begins', items: ['summary'], way: 'chat → voice', customers: 7440 })]);
  expect(report.changes[0]).toMatchObject({ change: 'changed', element: 'handover:chat->voice', properties: [{ field: 'carries', entries: [{ name: 'summary' }] }, { field: 'type', before: 'warm', after: 'cold' }] });
  expect(report.findings.introduced[0]).toMatchObject({ rule: 'JRN-02', file: expect.stringMatching(/arch\/journeys\/help\.cxa$/) });
});

test.each([
  ['breaking', 'main', 'promise', 1],
  ['breaking', 'main', 'renamed', 0],
  ['new-errors', 'main', 'cold', 1],
  ['new-errors', 'cold', 'cold', 0],
  ['new-errors', 'main', 'conflict', 1],
])('--fail-on %s from %s to %s ends with %i', async (what, from, to, expected) => {
  expect((await diff([from, to, '--fail-on', what])).code).toBe(expected);
});

test('of a shallow clone it says how to get what is not there', async () => {
  const clone = mkdtempSync(join(tmpdir(), 'cxa-shallow-'));
  try {
    execFileSync('git', ['clone', '--quiet', '--depth', '1', '--branch', 'cold', `file://${repository}`, clone], { stdio: 'ignore' });
    const { code, stderr } = await diff(['origin/main'], join(clone, 'arch'));
    expect(stderr).toBe('cxa: There is no revision "origin/main" in this repository, nor a folder of that name; if it is on the server, fetch it: git fetch origin main\n');
    expect(code).toBe(2);
    expect((await diff(['HEAD~1'], join(clone, 'arch'))).stderr).toContain('git fetch --unshallow origin');
    expect((await diff([join(repository, 'arch')], join(clone, 'arch'))).text).toContain('- summary'.replace('-', '−'));
  } finally {
    rmSync(clone, { recursive: true, force: true });
  }
});

test.each([
  [['--format', 'html', 'main'], "'html' is invalid"],
  [['nope'], 'There is no revision "nope" in this repository'],
  [['main:README.md'], 'There is no revision "main:README.md"'],
  [['./nope'], 'There is no folder "./nope".'],
  [['plateau:now', 'plateau:then'], 'There is no plateau "now" in plateau now, which declares none.'],
  [['main', '--at-base', 'now'], 'A plateau can only be compared with a plateau'],
  [['plateau:now', '--at-base', 'then'], 'are two plateaus for one side'],
])('%j ends with 2 and one sentence that says what to do', async (args, sentence) => {
  const { code, stderr, text } = await diff(args);
  expect(stderr).toContain(sentence);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect([code, text]).toEqual([2, '']);
});

test('outside of a repository only folders can be compared, and without git nothing else', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cxa-plain-'));
  try {
    writeFileSync(join(folder, 'a.cxa'), 'team a\n');
    expect((await diff(['main'], folder)).stderr).toBe('cxa: There is no folder "main", and this is no git repository, so it is no revision either.\n');
    expect((await diff([join(repository, 'arch')], folder)).text).toContain('+ team a');
    vi.stubEnv('PATH', folder);
    expect((await diff(['main'], folder)).stderr).toBe('cxa: There is no git on this machine to read a revision with; install it, or compare two folders.\n');
  } finally {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
  }
});

test('two plateaus of one architecture are compared as two versions of it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cxa-plateaus-'));
  try {
    const text = `plateau now\nplateau next after now\n${systems}${journeys}`.replace('carries intent, summary', 'carries intent, summary  at next { carries intent }');
    writeFileSync(join(folder, 'cxa.json'), config);
    writeFileSync(join(folder, 'a.cxa'), text);
    const found = await diff(['plateau:now', 'plateau:next'], folder);
    expect(found.text).toContain('Needs help at next: yes → no');
    expect(found.text).toContain('~ handover chat -> voice: carries − summary');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
