import { buildNeeded } from './run/build.ts';
import { measurePatience } from './run/patience.ts';
import { startRun } from './run/start.ts';
import { runTool } from './run/tool.ts';

/**
 * `npm run browsers -- NAME`: runs the browser tests of the files whose paths contain that name, or
 * all. Accepts every other argument of Playwright's runner. Builds first if the builds do not match
 * the present sources.
 */
startRun();
const built = await buildNeeded(['chrome', 'firefox']);
if (built.failed > 0) process.exit(1);
console.log(`Waiting ${await measurePatience()} times as long as on a quiet machine.`);
const { code } = await runTool('playwright', ['test', ...process.argv.slice(2)], { show: true });
process.exitCode = code;
