import { resolve } from 'node:path';
import { build, type Rolldown } from 'vite';

/** A module and all it imports as one script for a page, minified as what ships is. The path is the project's. */
export async function scriptOf(path: string): Promise<string> {
  const built = (await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, lib: { entry: resolve(path), formats: ['iife'], name: 'inside' } },
  })) as Rolldown.RolldownOutput[];
  const [chunk] = built.flatMap(({ output }) => output);
  if (chunk?.type !== 'chunk') throw new Error(`${path} was not bundled`);
  return chunk.code;
}
