import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { measurePatience } from '../run/patience.ts';
import { startRun } from '../run/start.ts';
import { allLanes, shortLanes } from './lanes.ts';
import { summary, sweep } from './sweep.ts';

/**
 * `npm run sweep`: kills the worker, the event page and the whole browser during actions, prints
 * the faults found afterwards and writes them to `artifacts/sweep.json`. Fails if there are any.
 * `npm run sweep -- short` takes a minute; a number instead is the seed from which the points are
 * drawn.
 */
const FOLDER = 'artifacts';
const REPORT_EVERY = 20;

const [option = '1'] = process.argv.slice(2);
startRun();
await measurePatience();
const began = performance.now();
const seconds = () => Math.round((performance.now() - began) / 1000);

console.log('Building for Chrome and Firefox …');
for (const browser of ['chrome', 'firefox']) {
  await promisify(execFile)('node_modules/.bin/wxt', ['build', '-b', browser]);
}
const lanes =
  option === 'short' ? shortLanes('worker', 'event page', 'browser') : allLanes(Number(option));
const all = lanes.reduce((sum, { kills }) => sum + kills, 0);
const outcomes = await sweep(lanes, (kills) => {
  if (kills % REPORT_EVERY === 0) console.log(`  ${kills} of ${all} kills, ${seconds()} s`);
});
const { found, ...figures } = summary(outcomes);
console.log(JSON.stringify(figures, null, 2));
for (const one of found) console.log(`  ✗ ${JSON.stringify(one)}`);
await mkdir(FOLDER, { recursive: true });
const written = { seed: option, seconds: seconds(), ...figures, found };
await writeFile(`${FOLDER}/sweep.json`, `${JSON.stringify(written, null, 2)}\n`);
process.exitCode = found.length === 0 && figures.broken.length === 0 ? 0 : 1;
