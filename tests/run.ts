import { startClock } from '../sandbox/clock.ts';
import { browsers } from './run/browsers.ts';
import { buildAll } from './run/build.ts';
import { type Count, FAILED } from './run/count.ts';
import { writeProof } from './run/proof.ts';
import { simple } from './run/simple.ts';
import { units } from './run/units.ts';

/**
 * The whole of `npm test`: types, lint, the builds, what needs no browser, and the builds in both
 * browsers. A part that fails stops none but the browsers', which need a build; the last line sums
 * all of them up. Which claims were shown is written to `artifacts/PROOF.md`. `npm run proof` runs
 * the tests that name a claim alone and writes `docs/PROOF.md`.
 */
startClock();

const proving = process.argv.includes('--proof');
const only = proving ? /\[claims? \d/ : undefined;

const total: Count = { passed: 0, failed: 0 };

async function part<C extends Count>(name: string, run: () => Promise<C>): Promise<C> {
  console.log(`${name} …`);
  const began = performance.now();
  const count = await run();
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`  ${count.passed} passed, ${count.failed} failed, ${seconds} s`);
  total.passed += count.passed;
  total.failed += count.failed;
  return count;
}

await part('Types', () => simple('tsc', '--noEmit'));
await part('Lint and format', () => simple('biome', 'ci', '--colors=off'));
const built = await part('Building for Chrome, Edge and Firefox', buildAll);
const { tests } = await part('Units, guards and built files', () => units(only));
if (built.failed === 0) {
  const inBrowsers = await part('The builds in Chromium and Firefox', () => browsers(only));
  await writeProof([...tests, ...inBrowsers.tests], proving ? 'docs' : 'artifacts');
} else await part('The browsers have nothing to load', async () => FAILED);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
