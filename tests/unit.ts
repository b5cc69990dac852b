import { takeMostPatience } from './run/patience.ts';
import { startRun, takeSeed } from './run/start.ts';
import { runTool } from './run/tool.ts';
import { shuffled } from './run/units.ts';

/**
 * `npm run unit -- NAME`: runs the unit tests of the files whose paths contain that name, or all;
 * `-- --watch NAME` runs them again whenever a file they use changes. Accepts every other argument
 * of vitest, and `--shuffle [SEED]`. The tests in `tests/built` read the builds of the last `npm
 * test`.
 */
startRun();
const { seed, rest } = takeSeed(process.argv.slice(2));
takeMostPatience();
const how = rest.includes('--watch') ? [] : ['--run'];
const { code } = await runTool('vitest', [...how, ...rest, ...shuffled(seed)], { show: true });
process.exitCode = code;
