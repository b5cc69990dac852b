import { type Count, FAILED, PASSED } from './count.ts';
import { runTool } from './tool.ts';

const LINES = 100;

/** No colours, and no spinner that would draw over itself. */
const PLAIN = { NO_COLOR: '1', CI: '1' };

/** A tool that is content or not; what it says is printed only when it is not. */
export async function simple(tool: string, ...args: string[]): Promise<Count> {
  const { code, output } = await runTool(tool, args, { env: PLAIN });
  if (code === 0) return PASSED;
  const lines = output.trim().split('\n');
  console.log(lines.slice(0, LINES).join('\n'));
  if (lines.length > LINES) console.log(`  … and ${lines.length - LINES} lines more`);
  return FAILED;
}
