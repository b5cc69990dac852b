import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import yauzl from 'yauzl';

/**
 * Unpacks a zip file of `tests/stored` into a folder. Throws if its SHA-256 digest is not the
 * recorded one.
 */
export async function unzipStored(name: string, into: string): Promise<void> {
  const path = join('tests', 'stored', name);
  const sums = await readFile(join('tests', 'stored', 'SHA256SUMS'), 'utf8');
  const digest = createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
  if (!sums.split('\n').includes(`${digest}  ${name}`)) throw new Error(`${path} was changed`);
  const zip = await yauzl.openPromise(path);
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName.endsWith('/')) continue;
    const file = join(into, entry.fileName);
    await mkdir(dirname(file), { recursive: true });
    await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(file));
  }
}
