import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { now, startClock } from '../clock.ts';
import { MAIL_SOURCES, ZONE_SOURCES } from './list-sources.ts';

/*
 * `npm run lists`: installs the newest version of each package that a list is made from, then
 * writes the lists. Of today, unless `BOOKSIDE_NOW` says otherwise.
 */
process.env.BOOKSIDE_NOW ||= 'today';
startClock();

const newest = [...MAIL_SOURCES, ...ZONE_SOURCES].map((source) => `${source}@latest`);
execFileSync('npm', ['install', '--save-dev', '--save-exact', ...newest], { stdio: 'inherit' });

// Loaded only now, since it reads what was just installed.
const { LIST_FILES } = await import('./list-files.ts');
const today = new Date(now()).toISOString().slice(0, 10);
for (const file of LIST_FILES) {
  writeFileSync(file.path, file.make(today));
  console.log(`${file.path} is of ${today}. Read what has changed before you commit it: git diff`);
}
