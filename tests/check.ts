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
 * `npm run check`, for use before a commit: types, lint, the unit tests that the changes can
 * affect, and the dozen most important browser tests. It builds only if the sources have changed
 * since the last build.
 */
startRun();

/** The tag of those dozen tests. */
const CORE = /@core/;

await measurePatience();
const files = await touchedUnits();
// Run in parallel, because each of these leaves a core idle at times.
const [built] = await Promise.all([
  part('Building where something was changed', () => buildNeeded(['chrome', 'firefox'])),
  part('Types', () => simple('tsc', '--noEmit')),
  part('Lint and format', () => simple('biome', 'ci', '--colors=off')),
  part(`Units in ${files.length} files`, () => units({ files })),
]);
if (built.failed === 0) await part('The core in both browsers', () => browsers({ only: CORE }));
else await part('The browsers have nothing to load', async () => FAILED);
endParts();
