import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/*
 * Leaves nothing behind. Every process a script of ours starts inherits the run's name in its
 * environment, wherever it goes: browsers leave the group of whoever starts them, so that a signal
 * to the group does not reach them. And every temporary file lies in the run's own folder, which
 * bears the same name. It is made of the checkout, and of the process that began the run with the
 * time that one was started: so the next run in the same checkout knows whose folder is left over.
 */
const NAME = 'BOOKSIDE_RUN';

/** After this long (ms) whoever was asked to end is ended; no longer is waited for the end. */
const PATIENCE = 5_000;
const LOOK_EVERY = 50;

const checkout = () => createHash('sha256').update(process.cwd()).digest('hex').slice(0, 8);

/** Begins a run. Answers its name, its folder and what its processes need in their environment. */
export function beginRun() {
  const name = `bookside-${checkout()}-${process.pid}-${startOf(process.pid)}`;
  const folder = join(tmpdir(), name);
  mkdirSync(folder, { mode: 0o700 });
  return { name, folder, environment: { [NAME]: name, TMPDIR: folder } };
}

/** Ends every process of a run that is still there and removes its folder. Answers how many processes it were. */
export async function endRun({ name, folder }) {
  const ended = await endProcesses(name);
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  return ended;
}

/** Does the same for those runs of this checkout that were killed before they could do it themselves. */
export async function endKilledRuns() {
  const pattern = new RegExp(`^bookside-${checkout()}-(\\d+)-(\\d+)$`);
  let ended = 0;
  for (const name of readdirSync(tmpdir())) {
    const [, pid, start] = pattern.exec(name) ?? [];
    if (pid === undefined || startOf(pid) === start) continue;
    ended += await endRun({ name, folder: join(tmpdir(), name) });
  }
  return ended;
}

/** Answers a function that tells whether whoever started this process is still there; a shell in between is looked through. */
export function watchStarter() {
  const isShell = /^(?:da|ba)?sh$/.test(textOf(`/proc/${process.ppid}/comm`).trim());
  const starter = isShell ? statOf(process.ppid)?.parent : process.ppid;
  const start = startOf(starter);
  return () => startOf(starter) === start;
}

async function endProcesses(name) {
  /** Those ever seen, by their numbers, with when each was started: who has lost its parent is known all the same. */
  const seen = new Map();
  for (const signal of ['SIGTERM', 'SIGKILL']) {
    const told = new Set();
    const end = performance.now() + PATIENCE;
    for (let left = look(name, seen); left.length > 0; left = look(name, seen)) {
      // Whoever has begun in the meantime is told, too.
      for (const pid of left.filter((one) => !told.has(one))) tell(pid, signal);
      for (const pid of left) told.add(pid);
      if (performance.now() > end) break;
      await sleep(LOOK_EVERY);
    }
  }
  return seen.size;
}

function look(name, seen) {
  for (const pid of processesOf(name)) if (!seen.has(pid)) seen.set(pid, startOf(pid));
  return [...seen].flatMap(([pid, start]) => (start && startOf(pid) === start ? [pid] : []));
}

function tell(pid, signal) {
  try {
    process.kill(Number(pid), signal);
  } catch {
    // It has just ended by itself.
  }
}

/** The processes of a run but this one: those that bear its name, and all they started, since some write over their environment. */
function processesOf(name) {
  const all = readdirOrNone('/proc').filter((entry) => /^\d+$/.test(entry));
  const parents = new Map(all.map((pid) => [pid, statOf(pid)?.parent]));
  const own = new Set(all.filter((pid) => bears(pid, name)));
  // A set that grows while it is walked is walked to its end.
  for (const known of own) {
    for (const [pid, parent] of parents) if (parent === known) own.add(pid);
  }
  own.delete(String(process.pid));
  return own;
}

const bears = (pid, name) => textOf(`/proc/${pid}/environ`).split('\0').includes(`${NAME}=${name}`);

/** When a process was started, in the system's own count; 0 where the system does not say, and `undefined` where there is no such process any more. */
function startOf(pid) {
  if (readdirOrNone('/proc/self').length === 0) return isAlive(pid) ? '0' : undefined;
  const { state, start } = statOf(pid) ?? {};
  return state === 'Z' ? undefined : start;
}

function isAlive(pid) {
  try {
    return process.kill(Number(pid), 0);
  } catch {
    return false;
  }
}

function statOf(pid) {
  const text = textOf(`/proc/${pid}/stat`);
  // The program's name comes before, in brackets, and may hold anything.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return text ? { state: fields[0], parent: fields[1], start: fields[19] } : undefined;
}

function textOf(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function readdirOrNone(path) {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}
