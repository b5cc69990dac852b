import { rm } from 'node:fs/promises';
import type { Count } from './count.ts';
import { simple } from './simple.ts';

/** Builds and packs for each browser, from nothing, as for the stores. */
export async function buildAll(): Promise<Count> {
  await rm('.output', { recursive: true, force: true });
  const total: Count = { passed: 0, failed: 0 };
  // One after the other: the builds share a folder of generated types.
  for (const browser of ['chrome', 'edge', 'firefox']) {
    const { passed, failed } = await simple('wxt', 'zip', '-b', browser);
    total.passed += passed;
    total.failed += failed;
  }
  return total;
}
