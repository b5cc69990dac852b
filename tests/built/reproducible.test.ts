import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { folderOf, sourcesZip, TARGETS, zipOf } from './output.ts';

const again = mkdtempSync(join(tmpdir(), 'bookside-build-'));

/** In a process of its own: vitest's environment would change the result. */
const BUILDING = `
  import { zip } from 'wxt';
  const [outDir, ...browsers] = process.argv.slice(1);
  for (const browser of browsers) await zip({ browser, outDir });
`;

beforeAll(async () => {
  const { NODE_ENV: _, ...env } = process.env;
  const args = ['--input-type=module', '-e', BUILDING, again, ...TARGETS];
  await promisify(execFile)(process.execPath, args, { env });
}, 300_000);

afterAll(() => rmSync(again, { recursive: true }));

const digest = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');

/** The digest of every file below a folder, by its path there. */
function digests(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    files
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(folder.length), digest(path)])
      .sort(),
  );
}

test.each(TARGETS)('a second build for %s has the same bytes [claims 64, 92]', (target) => {
  expect(digests(folderOf(target, again))).toEqual(digests(folderOf(target)));
  expect(digest(zipOf(target, again))).toBe(digest(zipOf(target)));
});

test('a second archive of the sources has the same bytes [claim 64]', () => {
  expect(digest(sourcesZip(again))).toBe(digest(sourcesZip()));
});
