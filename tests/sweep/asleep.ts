import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Lets one browser sleep for `ms`, as a sleeping computer would: its processes stand still while
 * the clock goes on. Only the browser with this profile folder is stopped, and it always goes on,
 * earlier where `wake` is aborted.
 */
export async function letSleep(profile: string, ms: number, wake?: AbortSignal): Promise<void> {
  const stopped = processesOf(profile);
  if (stopped.size === 0) throw new Error(`no browser uses the profile ${profile}`);
  try {
    for (const pid of stopped) signal(pid, 'SIGSTOP');
    await sleep(ms, undefined, { ...(wake && { signal: wake }) }).catch(() => {});
  } finally {
    for (const pid of stopped) signal(pid, 'SIGCONT');
  }
}

/** The processes that were started with this profile folder, and all their descendants. */
function processesOf(profile: string): Set<number> {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const parents = new Map(all.map((pid) => [Number(pid), parentOf(pid)]));
  const own = new Set(all.filter((pid) => hasArgument(pid, profile)).map(Number));
  // Iterating over a set includes the entries that are added during the iteration.
  for (const known of own) {
    for (const [pid, parent] of parents) if (parent === known) own.add(pid);
  }
  own.delete(process.pid);
  return own;
}

const hasArgument = (pid: string, profile: string): boolean =>
  textOf(`/proc/${pid}/cmdline`)
    .split('\0')
    .some((one) => one === profile || one.endsWith(`=${profile}`));

function parentOf(pid: string): number {
  const text = textOf(`/proc/${pid}/stat`);
  // The program's name comes first, in brackets, and may contain any characters.
  return Number(text.slice(text.lastIndexOf(')') + 2).split(' ')[1]);
}

/** The text of a file of a process; empty when that has ended. */
function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function signal(pid: number, name: 'SIGSTOP' | 'SIGCONT'): void {
  try {
    process.kill(pid, name);
  } catch {
    // It has just ended, or was killed in its sleep.
  }
}
