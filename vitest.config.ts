import { defineConfig } from 'vitest/config';
import { startClock } from './sandbox/clock.ts';

startClock();

/**
 * Everything that needs no browser: units beside their source, and guards over sources and build.
 * Those in tests/built read `.output`, so they want a build first; `npm test` sees to that.
 */
export default defineConfig({
  test: {
    include: [
      '{lib,components,sandbox}/**/*.test.{ts,tsx}',
      'tests/{built,guard,sweep}/**/*.test.ts',
    ],
    setupFiles: ['tests/support/unit-clock.ts', 'tests/proof/counting.ts'],
    // Machines are shared and slow at times; a property of a thousand runs must not fail for that.
    testTimeout: 120_000,
    restoreMocks: true,
    unstubGlobals: true,
  },
});
