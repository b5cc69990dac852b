import { spawn } from 'node:child_process';
import { join } from 'node:path';

/**
 * Runs a tool of the project with the project's Node. Resolves to its exit code and output. With
 * `show`, the tool uses this process's terminal, for input as well, and the output returned is
 * empty.
 */
export function runTool(
  name: string,
  args: readonly string[],
  options: { show?: boolean; env?: NodeJS.ProcessEnv } = {},
): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    const bin = join('node_modules', '.bin');
    const env = { ...process.env, PATH: `${bin}:${process.env.PATH}`, ...options.env };
    const child = spawn(join(bin, name), args, {
      env,
      stdio: options.show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (data: Buffer) => {
        output += data;
      });
    }
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
