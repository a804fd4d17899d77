import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const command = join(root, 'node_modules/.bin/langium');

// The generator warns of every property that a block may state in any order, which is all of them, and has no switch
// for it. A property that is stated twice is not lost: both are in the syntax tree.
const { status, stdout, stderr } = spawnSync(command, ['generate'], { cwd: root, encoding: 'utf8' });
const lines = `${stdout}${stderr}`.split('\n').filter((line) => line.trim() !== '' && !line.includes('Found multiple assignments to'));
process.stdout.write(`${lines.join('\n')}\n`);
process.exitCode = status ?? 1;
