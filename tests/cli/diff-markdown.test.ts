import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createDiffRepository } from '../support/diff-repository.ts';
import type { DiffRepository } from '../support/diff-repository.ts';

// Each case reads two projects and asks git several times.
vi.setConfig({ testTimeout: 30_000 });

let repository: DiffRepository;

beforeAll(async () => {
  repository = createDiffRepository();
  // What is loaded when a project is first read is loaded here.
  await repository.diff(['main', 'main']);
}, 60_000);

afterAll(() => repository.remove());

async function markdown(branch: string): Promise<string> {
  const { text } = await repository.diff(['main', branch, '--format', 'markdown']);
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

  > ⚠️ 3 mistakes in the text of conflict (first in arch/systems.cxa:2) may hide a part of it: what cannot be read there counts as absent.

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
