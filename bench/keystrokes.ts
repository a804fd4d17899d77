import { bigProject, writeProject } from './big-project.ts';
import { startServer } from './language-server.ts';
import type { ServerSession } from './language-server.ts';
import { halfAndMost } from './measure.ts';
import type { Figure, Measure } from './measure.ts';

/** Keys typed one after the other into one file of a large project, each until the diagnostics that it changes have arrived. */
export const keystrokes: Measure = {
  name: 'keystrokes',
  async run({ folder }) {
    writeProject(folder, bigProject());
    const server = await startServer(folder);
    await server.open(document);
    const opened = server.memory();
    // The first keys run code that the engine has not compiled yet; a person types them before looking at the clock.
    await type(server, 20, kinds['in a title']);
    const figures: Figure[] = [];
    for (const [what, key] of Object.entries<Key>(kinds)) {
      const before = server.busyTime();
      const times = await type(server, 40, key);
      const after = server.busyTime();
      figures.push({
        what: `key ${what} → diagnostics`,
        unit: 'ms',
        ...halfAndMost(times),
        budget: { of: 'p95', atMost: 50 },
        ...(before !== undefined && after !== undefined && { note: `busy ${((after - before) / times.length).toFixed(0)} ms a key, all threads` }),
      });
    }
    const memory = server.memory();
    await server.close();
    if (opened !== undefined && memory !== undefined) {
      figures.push({
        what: 'language server, large project, after 220 keys',
        unit: 'MB',
        p50: memory,
        budget: { of: 'p50', atMost: 250 },
        note: `${opened.toFixed(0)} MB when opened`,
      });
    }
    return figures;
  },
};

const document = 'domain-10.cxa';

/** Where the nth key goes, what it replaces and what it types. Every other one takes back the one before. */
type Key = (text: string, n: number) => { readonly offset: number; readonly length: number; readonly text: string };

const kinds = {
  'in a title': (text, n) => toggled(after(text, 'step step2 "'), n, 'x'),
  'in a property value': (text, n) => ({ offset: after(text, '  volume 12'), length: 1, text: String((n + 1) % 10) }),
  'in what an integration carries': (text, n) => toggled(after(text, / carries customerId/), n, ', summary'),
  'in a name that is used elsewhere': (text, n) => toggled(after(text, /^system s1731/m), n, 'x'),
  'that leaves a property half-typed': (text, n) => toggled(after(text, /^journey \w+ "[^"]*" \{\n/m), n, '  critical\n'),
} as const satisfies Record<string, Key>;

function toggled(offset: number, n: number, text: string) {
  return n % 2 === 0 ? { offset, length: 0, text } : { offset, length: text.length, text: '' };
}

async function type(server: ServerSession, count: number, key: Key): Promise<readonly number[]> {
  const times: number[] = [];
  for (let n = 0; n < count; n++) {
    const { offset, length, text } = key(server.textOf(document), n);
    const { diagnosed, announced } = await server.edit(document, offset, length, text);
    // Where no finding changes, the server says so by announcing the project's new version alone.
    times.push(diagnosed ?? announced);
  }
  return times;
}

function after(text: string, what: string | RegExp): number {
  const found = typeof what === 'string' ? text.indexOf(what) : text.search(what);
  if (found < 0) throw new Error(`There is no ${what} in ${document}.`);
  const length = typeof what === 'string' ? what.length : (what.exec(text)?.[0].length ?? 0);
  return found + length;
}
