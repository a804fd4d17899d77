import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { project } from './built.ts';
import type { Figure } from './measure.ts';
import { measures } from './measures.ts';
import { printTable } from './result-table.ts';

// Measures the product as it is published against its budgets: `npm run bench [-- NAME…]`. The times are of this
// machine now; those to compare with are run beside it, and other work on the machine counts against both.
const { values: options, positionals: names } = parseArgs({
  allowPositionals: true,
  options: {
    /** Runs LikeC4 beside `check`; it is installed into `.cache` the first time. */
    peer: { type: 'boolean', default: false },
    /** Measures what lies in `dist`, instead of packaging first. */
    'as-built': { type: 'boolean', default: false },
  },
});

const chosen = names.length === 0 ? measures : measures.filter(({ name }) => names.includes(name));
if (chosen.length < names.length) throw new Error(`There are: ${measures.map(({ name }) => name).join(', ')}.`);
if (!options['as-built']) execFileSync(process.execPath, [join(project, 'scripts', 'package.ts')], { stdio: ['ignore', 'ignore', 'inherit'] });

const figures: Figure[] = [];
for (const measure of chosen) {
  const folder = mkdtempSync(join(tmpdir(), `cxa-bench-${measure.name}-`));
  try {
    const found = await measure.run({ folder, peer: options.peer });
    printTable(found);
    figures.push(...found);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const machine = { cores: cpus().length, model: cpus()[0]?.model, load: loadavg().map((load) => Number(load.toFixed(1))), node: process.version };
if (names.length === 0) writeFileSync(join(import.meta.dirname, 'results.json'), `${JSON.stringify({ machine, figures }, undefined, 2)}\n`);
console.log(`\n${machine.cores} cores, load ${machine.load.join(' ')}, Node ${machine.node}`);
