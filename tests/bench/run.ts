import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { benchBrowser } from './browser.ts';
import { type Figures, GOALS } from './goals.ts';
import { benchOffice } from './office/index.ts';
import { table } from './table.ts';

/**
 * `npm run bench`: takes every figure of `docs/BENCH.md`, prints them beside their goals and writes
 * them to `artifacts/bench.json`. It decides nothing: a missed goal is shown and no more.
 */
const FOLDER = 'artifacts';

const say = (line: string) => console.log(line);

say('Building for Chrome …');
await promisify(execFile)('node_modules/.bin/wxt', ['build']);
const figures: Figures = {};
const only = process.argv[2];
if (only !== 'office') {
  say('In Chromium:');
  Object.assign(figures, await benchBrowser(say));
}
if (only !== 'browser') {
  say('A day in an office of fifty, twice …');
  Object.assign(figures, await benchOffice());
}
say(table(figures, GOALS));
await mkdir(FOLDER, { recursive: true });
await writeFile(`${FOLDER}/bench.json`, `${JSON.stringify(figures, null, 2)}\n`);
