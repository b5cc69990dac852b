import { spawn } from 'node:child_process';

/*
 * For tests/guard/tidy.test.ts: a script that never ends by itself and has started a program in a
 * group of its own, as browsers are. It says which.
 */
const program = spawn('sleep', ['600'], { detached: true, stdio: 'ignore' });
console.log(
  JSON.stringify({ script: process.pid, program: program.pid, folder: process.env.TMPDIR }),
);
if (!process.argv.includes('--end')) setInterval(() => {}, 1_000);
else program.unref();
