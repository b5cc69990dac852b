import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { measurePatience } from '../run/patience.ts';
import { startRun } from '../run/start.ts';
import { allLanes, shortLanes } from './lanes.ts';
import { summary, sweep } from './sweep.ts';
import { type Tried, tryUndo, type UndoFigures } from './undo.ts';

/**
 * `npm run sweep`: kills the worker, the event page and the whole browser during actions, prints
 * the faults found afterwards and writes them to `artifacts/sweep.json`. Fails if there are any.
 * `npm run sweep -- short` takes a minute; a number instead is the seed from which the points and
 * their events are drawn. `npm run sweep -- undo` tries the time to undo on fully loaded processors
 * and with a sleeping computer instead, and writes `artifacts/undo.json`.
 */
const FOLDER = 'artifacts';
const REPORT_EVERY = 20;
/** How many times to undo run in each browser. */
const UNDONE = 200;

const [option = '1'] = process.argv.slice(2);
startRun();
await measurePatience();
const began = performance.now();
const seconds = () => Math.round((performance.now() - began) / 1000);

console.log('Building for Chrome and Firefox …');
for (const browser of ['chrome', 'firefox']) {
  await promisify(execFile)('node_modules/.bin/wxt', ['build', '-b', browser]);
}
await mkdir(FOLDER, { recursive: true });
process.exitCode = (await (option === 'undo' ? undo() : kills())) ? 0 : 1;

async function kills(): Promise<boolean> {
  const isShort = option === 'short';
  const lanes = isShort ? shortLanes('worker', 'event page', 'browser') : allLanes(Number(option));
  if (!isShort) console.log(`Points and events are drawn from seed ${option}.`);
  const all = lanes.reduce((sum, lane) => sum + lane.kills, 0);
  const outcomes = await sweep(lanes, (count) => {
    if (count % REPORT_EVERY === 0) console.log(`  ${count} of ${all} kills, ${seconds()} s`);
  });
  const { found, ...figures } = summary(outcomes);
  console.log(JSON.stringify(figures, null, 2));
  for (const one of found) console.log(`  ✗ ${JSON.stringify(one)}`);
  await write('sweep', { seed: option, seconds: seconds(), ...figures, found });
  return found.length === 0 && figures.broken.length === 0;
}

async function undo(): Promise<boolean> {
  const tried: Tried[] = ['Chromium', 'Firefox'];
  const figures: Partial<Record<Tried, UndoFigures>> = {};
  const tryOne = async (browser: Tried) => {
    figures[browser] = await tryUndo(browser, UNDONE, (count) => {
      console.log(`  ${browser}: ${count} of ${UNDONE} actions, ${seconds()} s`);
    });
  };
  await Promise.all(tried.map(tryOne));
  console.log(JSON.stringify(figures, null, 2));
  await write('undo', { seconds: seconds(), ...figures });
  return Object.values(figures).every(
    (one) => one.interrupted + one.failed + one['not.interrupted'] === 0 && one.slept > 0,
  );
}

function write(name: string, figures: object): Promise<void> {
  return writeFile(`${FOLDER}/${name}.json`, `${JSON.stringify(figures, null, 2)}\n`);
}
