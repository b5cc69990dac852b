import { browsers } from './run/browsers.ts';
import { buildAll } from './run/build.ts';
import { FAILED } from './run/count.ts';
import { onAllDays } from './run/on-days.ts';
import { endParts, part } from './run/parts.ts';
import { measurePatience } from './run/patience.ts';
import { writeProof } from './run/proof.ts';
import { simple } from './run/simple.ts';
import { giveUp, startRun, takeSeed } from './run/start.ts';
import { units } from './run/units.ts';

/**
 * `npm test`: types, lint, the builds, the tests without a browser, and the tests of the builds in
 * both browsers. A failed part does not stop the others, except that the browser tests need a
 * build; the last line gives the total. The claims proved are written to `artifacts/PROOF.md`.
 *
 * `--proof` (`npm run proof`) runs only the tests that name a claim.
 * `--shuffle [SEED]` runs the tests in a random order. `--days` (`.ci/run`) also repeats the tests
 * of dates on other days, and walks through the states of an action to the end.
 */
startRun();
const { seed, rest: args } = takeSeed(process.argv.slice(2));

const unknown = args.find((arg) => !['--proof', '--days'].includes(arg));
if (unknown !== undefined) giveUp(`"${unknown}" is no option of this run. Such as: --shuffle 7`);
if (args.includes('--days')) process.env.BOOKSIDE_STEPS ??= '10';
const only = args.includes('--proof') ? /\[claims? \d/ : undefined;

const patience = await measurePatience();
await part('Types', () => simple('tsc', '--noEmit'));
await part('Lint and format', () => simple('biome', 'ci', '--colors=off'));
const built = await part('Building for Chrome, Edge and Firefox', buildAll);
const { tests } = await part('Units, guards and built files', () => units({ only, seed }));
if (built.failed === 0) {
  console.log(`Waiting ${patience} times as long as on a quiet machine.`);
  const inBrowsers = await part('The builds in Chromium and Firefox', () =>
    browsers({ only, seed }),
  );
  await writeProof([...tests, ...inBrowsers.tests]);
  if (args.includes('--days')) await onAllDays(seed);
} else {
  await part('The browsers have nothing to load', async () => FAILED);
  await writeProof(tests);
}
endParts();
