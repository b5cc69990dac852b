import { readFileSync } from 'node:fs';
import { quietly } from './run.mjs';
import { SetupError, step } from './say.mjs';

const read = (path) => {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages;
  } catch {
    return null;
  }
};

/**
 * Whether `node_modules` matches the lock file. npm writes a second lock file for what it
 * installed, and the two are compared.
 */
function upToDate() {
  const wanted = read('package-lock.json');
  const installed = read('node_modules/.package-lock.json');
  if (!wanted || !installed) return false;
  const fits = ([path, entry]) =>
    path === '' ||
    installed[path]?.version === entry.version ||
    (entry.optional && !installed[path]);
  return Object.entries(wanted).every(fits);
}

/**
 * Installs the npm packages when they do not match the lock file. Throws `SetupError` when that
 * fails.
 */
export async function installPackages() {
  if (upToDate()) return;
  await step('Installing the npm packages', async () => {
    const { code, output } = await quietly('npm', ['ci', '--loglevel=error']);
    if (code !== 0)
      throw new SetupError(`${output}\nThe npm packages are not installed. By hand: npm ci`);
  });
}
