import { type Count, FAILED, PASSED } from './count.ts';
import { runTool } from './tool.ts';

const LINES = 100;

/** Disables colours and progress spinners. */
const PLAIN = { NO_COLOR: '1', CI: '1' };

/**
 * Runs a tool that only passes or fails; its output is printed only if it fails, cut to `LINES`
 * lines.
 */
export async function simple(tool: string, ...args: string[]): Promise<Count> {
  const { code, output } = await runTool(tool, args, { env: PLAIN });
  if (code === 0) return PASSED;
  const lines = output.trim().split('\n');
  console.log(lines.slice(0, LINES).join('\n'));
  if (lines.length > LINES) console.log(`  … and ${lines.length - LINES} lines more`);
  return FAILED;
}
