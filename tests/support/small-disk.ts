import { execFileSync, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';

/** The process id of the browser with this profile: it sees the disk that the profile lies on. */
function browserOf(profile: string): string {
  const isIts = (pid: string): boolean => {
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      return command.includes(`--user-data-dir=${profile}`) && !command.includes('--type=');
    } catch {
      return false;
    }
  };
  const found = readdirSync('/proc').find((name) => /^\d+$/.test(name) && isIts(name));
  if (!found) throw new Error(`no browser runs with the profile ${profile}`);
  return found;
}

/** Fills the disk, and takes at once whatever room the browser makes on it. */
const KEEP_FULL = 'while :; do cat /dev/zero >> "$1/ballast" 2> /dev/null; sleep 0.01; done';

/** The disk of a running browser that was launched with `disk`. */
export function smallDisk(profile: string): { fill(): void; free(): void } {
  const browser = browserOf(profile);
  const within = (command: string) =>
    ['--target', browser, '--mount', 'sh', '-c', command, 'sh', profile] as const;
  let filling: ReturnType<typeof spawn> | undefined;
  return {
    /** Leaves no room on it, until `free` is called. */
    fill() {
      filling = spawn('nsenter', within(KEEP_FULL), { stdio: 'ignore' });
    },
    /** Gives that room back. */
    free() {
      filling?.kill('SIGKILL');
      execFileSync('nsenter', within('rm -f "$1/ballast"'));
    },
  };
}

/**
 * Writes to a database of the extension until that fails, on a disk that is full: the last block of
 * the file that all of its databases share may still have room for a small row.
 */
export const writeUntilFull = (page: Page): Promise<string> =>
  page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const opening = indexedDB.open('ballast', 1);
        opening.onupgradeneeded = () => {
          opening.result.createObjectStore('rows', { autoIncrement: true });
        };
        opening.onerror = () => resolve(String(opening.error));
        opening.onsuccess = () => {
          // After this a transaction under way may never end.
          opening.result.onclose = () => resolve('closed for want of space');
          const write = () => {
            try {
              const writing = opening.result.transaction('rows', 'readwrite');
              writing.objectStore('rows').put('x'.repeat(100));
              writing.oncomplete = write;
              writing.onabort = () => resolve(String(writing.error));
            } catch (error) {
              resolve(String(error));
            }
          };
          write();
        };
      }),
  );
