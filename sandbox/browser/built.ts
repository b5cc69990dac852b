import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';

/**
 * Throws when a folder has no built extension. A browser would start without it, and a wait for the
 * extension would end in a timeout.
 */
export function expectBuilt(folder: string): void {
  if (existsSync(join(folder, 'manifest.json'))) return;
  const where = relative('', folder);
  throw new Error(`There is no extension in ${where}: \`npm run build\` makes it.`);
}
