import { spawn } from 'node:child_process';

/*
 * For tests/guard/tidy.test.ts: a script that does not end by itself (unless given `--end`) and has
 * started a program in its own process group, as browsers are started. It prints the ids of both.
 */
const program = spawn('sleep', ['600'], { detached: true, stdio: 'ignore' });
console.log(
  JSON.stringify({ script: process.pid, program: program.pid, folder: process.env.TMPDIR }),
);
if (!process.argv.includes('--end')) setInterval(() => {}, 1_000);
else program.unref();
