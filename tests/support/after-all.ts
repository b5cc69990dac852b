import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Playwright runs this after the last test: what its workers shared goes. */
export default async function afterAll(): Promise<void> {
  await rm(join(tmpdir(), `bookside-filled-${process.pid}`), { recursive: true, force: true });
}
