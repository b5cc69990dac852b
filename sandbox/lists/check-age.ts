import { now, startClock } from '../clock.ts';
import { whyTooOld } from './list-age.ts';
import { LIST_FILES, madeOn } from './list-files.ts';

/*
 * `npm run lists:age`, a step of every release: fails where a list is more than a year old.
 * `BOOKSIDE_NOW` may set another day.
 */
process.env.BOOKSIDE_NOW ||= 'today';
startClock();

for (const file of LIST_FILES) {
  const why = whyTooOld(madeOn(file), now());
  if (why === null) continue;
  console.error(`${file.path} ${why}. Renew it: npm run lists`);
  process.exitCode = 1;
}
