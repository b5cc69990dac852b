import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Playwright's global teardown: removes the profile that the run's workers shared. */
export default async function afterAll(): Promise<void> {
  await rm(join(tmpdir(), `bookside-filled-${process.pid}`), { recursive: true, force: true });
}
