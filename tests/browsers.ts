import { buildNeeded } from './run/build.ts';
import { measurePatience } from './run/patience.ts';
import { startRun } from './run/start.ts';
import { runTool } from './run/tool.ts';

/**
 * `npm run browsers -- NAME`: the tests in browsers of the files whose paths hold that name, or all
 * of them. Takes every other argument of Playwright's runner. Builds first where the builds are not
 * those of the present sources.
 */
startRun();
const built = await buildNeeded(['chrome', 'firefox']);
if (built.failed > 0) process.exit(1);
console.log(`Waiting ${await measurePatience()} times as long as on a quiet machine.`);
const { code } = await runTool('playwright', ['test', ...process.argv.slice(2)], { show: true });
process.exitCode = code;
