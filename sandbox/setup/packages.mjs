import { readFileSync } from 'node:fs';
import { quietly } from './run.mjs';
import { Missing, step } from './say.mjs';

const read = (path) => {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages;
  } catch {
    return null;
  }
};

/** Whether `node_modules` holds just what the lock file names. npm notes what it installed in a lock file of its own. */
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

/** Installs the npm packages where they are missing or not those of the lock file. */
export async function installPackages() {
  if (upToDate()) return;
  await step('Installing the npm packages', async () => {
    const { code, output } = await quietly('npm', ['ci', '--loglevel=error']);
    if (code !== 0)
      throw new Missing(`${output}\nThe npm packages are not installed. By hand: npm ci`);
  });
}
