import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { folderOf } from './output.ts';

function hashes(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    files
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [
        path.slice(folder.length),
        createHash('sha256').update(readFileSync(path)).digest('hex'),
      ])
      .sort(),
  );
}

/** In a process of its own: vitest's environment would change what is built. */
async function buildInto(outDir: string): Promise<void> {
  const script = `import { build } from 'wxt'; await build({ outDir: ${JSON.stringify(outDir)} });`;
  const { NODE_ENV: _, ...env } = process.env;
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], { env });
}

test('building again gives the same bytes [claims 64, 92]', { timeout: 300_000 }, async () => {
  const again = mkdtempSync(join(tmpdir(), 'bookside-build-'));
  await buildInto(again);
  expect(hashes(join(again, 'chrome-mv3'))).toEqual(hashes(folderOf('chrome')));
  rmSync(again, { recursive: true });
});
