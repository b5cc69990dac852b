import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { benchBrowser } from './browser.ts';
import { type Figures, GOALS } from './goals.ts';
import { benchOffice } from './office/index.ts';
import { benchPages } from './pages.ts';
import { benchSlots } from './slots.ts';
import { markdown, table } from './table.ts';

/**
 * `npm run bench`: measures every figure of `docs/BENCH.md`, prints them beside their goals and
 * writes them to `artifacts/bench.json`, and as a table to `artifacts/bench.md`. With `-- browser`,
 * `-- search`, `-- pages`, `-- slots` or `-- office` it measures only that part; `search` is a part
 * of `browser`. A missed goal is shown, but does not fail the run.
 */
const FOLDER = 'artifacts';

const say = (line: string) => console.log(line);

say('Building for Chrome …');
await promisify(execFile)('node_modules/.bin/wxt', ['build']);
const figures: Figures = {};
const only = process.argv[2];
const isAsked = (part: 'browser' | 'pages' | 'slots' | 'office') =>
  only === undefined || only === part;
if (isAsked('browser')) {
  say('In Chromium:');
  Object.assign(figures, await benchBrowser(say));
}
if (only === 'search') {
  say('The store and the search, up to 100,000 bookings:');
  Object.assign(figures, await benchBrowser(say, 'search'));
}
if (isAsked('pages')) {
  say('Reading pages:');
  Object.assign(figures, await benchPages(say));
}
if (isAsked('slots')) {
  say('A week of free times:');
  Object.assign(figures, await benchSlots());
}
if (isAsked('office')) {
  say('A day in an office of fifty, twice …');
  Object.assign(figures, await benchOffice());
}
say(table(figures, GOALS));
await mkdir(FOLDER, { recursive: true });
await writeFile(`${FOLDER}/bench.json`, `${JSON.stringify(figures, null, 2)}\n`);
await writeFile(`${FOLDER}/bench.md`, markdown(figures, GOALS));
