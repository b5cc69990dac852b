import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/*
 * Clean-up after a run. Every process of a run inherits the run's name in its environment. A
 * process group would not be enough: browsers leave the group of their parent, so a signal to the
 * group does not reach them. All temporary files are in a folder with the same name. The name
 * contains a hash of the checkout's path, and the id and start time of the process that began the
 * run, so that the next run in the same checkout recognises folders of runs that were killed.
 */
const NAME = 'BOOKSIDE_RUN';

/**
 * The time processes have to end after SIGTERM, in ms, before SIGKILL; then again before giving up.
 */
const PATIENCE = 5_000;
const CHECK_EVERY = 50;

const checkout = () => createHash('sha256').update(process.cwd()).digest('hex').slice(0, 8);

/**
 * Begins a run and creates its folder. Returns its name, its folder and the environment variables
 * for its processes.
 */
export function beginRun() {
  const name = `bookside-${checkout()}-${process.pid}-${startOf(process.pid)}`;
  const folder = join(tmpdir(), name);
  mkdirSync(folder, { mode: 0o700 });
  return { name, folder, environment: { [NAME]: name, TMPDIR: folder } };
}

/**
 * Ends all remaining processes of a run and removes its folder. Resolves to the number of
 * processes.
 */
export async function endRun({ name, folder }) {
  const ended = await endProcesses(name);
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  return ended;
}

/**
 * Cleans up after runs of this checkout that were killed before they could do so. Resolves to the
 * number of processes ended.
 */
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

/**
 * Returns a function that tells whether the process that started this one is still running. When
 * the parent is a shell, the shell's parent is watched.
 */
export function watchStarter() {
  const isShell = /^(?:da|ba)?sh$/.test(textOf(`/proc/${process.ppid}/comm`).trim());
  const starter = isShell ? statOf(process.ppid)?.parent : process.ppid;
  const start = startOf(starter);
  return () => startOf(starter) === start;
}

async function endProcesses(name) {
  /**
   * All processes found so far, by id, with their start times; so a process is still known after
   * its parent has ended.
   */
  const seen = new Map();
  for (const signal of ['SIGTERM', 'SIGKILL']) {
    const signalled = new Set();
    const end = performance.now() + PATIENCE;
    for (let left = remaining(name, seen); left.length > 0; left = remaining(name, seen)) {
      // Processes that were started in the meantime receive the signal too.
      for (const pid of left.filter((one) => !signalled.has(one))) sendSignal(pid, signal);
      for (const pid of left) signalled.add(pid);
      if (performance.now() > end) break;
      await sleep(CHECK_EVERY);
    }
  }
  return seen.size;
}

function remaining(name, seen) {
  for (const pid of processesOf(name)) if (!seen.has(pid)) seen.set(pid, startOf(pid));
  return [...seen].flatMap(([pid, start]) => (start && startOf(pid) === start ? [pid] : []));
}

function sendSignal(pid, signal) {
  try {
    process.kill(Number(pid), signal);
  } catch {
    // It has just ended by itself.
  }
}

/**
 * The processes of a run, except this one: those with its name in their environment and all their
 * descendants, because some programs overwrite their environment.
 */
function processesOf(name) {
  const all = readdirOrNone('/proc').filter((entry) => /^\d+$/.test(entry));
  const parents = new Map(all.map((pid) => [pid, statOf(pid)?.parent]));
  const own = new Set(all.filter((pid) => hasRunName(pid, name)));
  // Iterating over a set includes the entries that are added during the iteration.
  for (const known of own) {
    for (const [pid, parent] of parents) if (parent === known) own.add(pid);
  }
  own.delete(String(process.pid));
  return own;
}

const hasRunName = (pid, name) =>
  textOf(`/proc/${pid}/environ`).split('\0').includes(`${NAME}=${name}`);

/**
 * The start time of a process in the kernel's clock ticks; '0' on a system without `/proc`;
 * `undefined` when the process does not exist any more.
 */
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
  // The program's name comes first, in brackets, and may contain any characters.
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
