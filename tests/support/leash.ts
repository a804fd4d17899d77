import { spawn } from 'node:child_process';

/**
 * Runs the command given as arguments and ends it, with everything that it started, when standard input closes. The
 * pipe closes however the test process ends, even killed, so that no server outlives its test. To be started
 * `detached`, as the leader of a process group.
 */
const [command = '', ...args] = process.argv.slice(2);
const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });
child.once('exit', (code) => process.exit(code ?? 1));
process.stdin.once('end', () => process.kill(-process.pid, 'SIGKILL'));
process.stdin.resume();
