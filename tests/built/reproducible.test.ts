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

/** Builds in a separate process: vitest's environment would change the result. */
async function buildInto(outDir: string): Promise<void> {
  const script = `import { build } from 'wxt'; await build({ outDir: ${JSON.stringify(outDir)} });`;
  const { NODE_ENV: _, ...env } = process.env;
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], { env });
}

test('a second build has the same bytes [claims 64, 92]', { timeout: 300_000 }, async () => {
  const secondBuild = mkdtempSync(join(tmpdir(), 'bookside-build-'));
  await buildInto(secondBuild);
  expect(hashes(join(secondBuild, 'chrome-mv3'))).toEqual(hashes(folderOf('chrome')));
  rmSync(secondBuild, { recursive: true });
});
