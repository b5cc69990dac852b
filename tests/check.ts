import { browsers } from './run/browsers.ts';
import { buildNeeded } from './run/build.ts';
import { FAILED } from './run/count.ts';
import { endParts, part } from './run/parts.ts';
import { measurePatience } from './run/patience.ts';
import { simple } from './run/simple.ts';
import { startRun } from './run/start.ts';
import { touchedUnits } from './run/touched.ts';
import { units } from './run/units.ts';

/**
 * `npm run check`, for before a commit: types, lint, the units that what was changed can concern,
 * and the most important dozen of tests in the browsers. It builds only what was not built of the
 * same sources before.
 */
startRun();

/** In Playwright's tests: that dozen. */
const CORE = /@core/;

await measurePatience();
const files = await touchedUnits();
// Each of these leaves a core idle at times.
const [built] = await Promise.all([
  part('Building where something was changed', () => buildNeeded(['chrome', 'firefox'])),
  part('Types', () => simple('tsc', '--noEmit')),
  part('Lint and format', () => simple('biome', 'ci', '--colors=off')),
  part(`Units in ${files.length} files`, () => units({ files })),
]);
if (built.failed === 0) await part('The core in both browsers', () => browsers({ only: CORE }));
else await part('The browsers have nothing to load', async () => FAILED);
endParts();
