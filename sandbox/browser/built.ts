import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Throws where a folder holds no built extension: a browser begins without it, and whoever waits for it waits in vain. */
export function expectBuilt(folder: string): void {
  if (existsSync(join(folder, 'manifest.json'))) return;
  const where = relative('', folder);
  throw new Error(`There is no extension in ${where}: \`npm run build\` makes it.`);
}
