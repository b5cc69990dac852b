import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { startClock } from './sandbox/clock.ts';
import { patient } from './sandbox/patience.ts';

startClock();

/**
 * What takes longest, longest first: begun last, one of these would keep a single core busy
 * alone.
 */
const LONG = [
  'components/panel/hostile-answers.test.tsx',
  'lib/actions/service.model.test.ts',
  'lib/sync/step.fill.model.test.ts',
  'lib/sync/step.fill.test.ts',
  'tests/built/lint.test.ts',
  'tests/built/notices.test.ts',
  'tests/built/reproducible.test.ts',
];

/**
 * A process serves file after file for as long as the next one wants the same environment, so those
 * with a page come first and together, in random order as well.
 */
class InTurn extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const { shuffle, seed } = this.ctx.config.sequence;
    const sorted = shuffle ? atRandom(files, seed) : byLength(await super.sort(files));
    const hasPage = (file: TestSpecification) =>
      readFileSync(file.moduleId, 'utf8').startsWith('// @vitest-environment happy-dom');
    const [withPage, without] = [sorted.filter(hasPage), sorted.filter((file) => !hasPage(file))];
    return [...withPage, ...without];
  }
}

function byLength(files: TestSpecification[]): TestSpecification[] {
  const place = ({ moduleId }: TestSpecification) =>
    LONG.findIndex((name) => moduleId.endsWith(name)) + 1 || LONG.length + 1;
  return files.toSorted((a, b) => place(a) - place(b));
}

function atRandom(files: TestSpecification[], seed: number): TestSpecification[] {
  const place = ({ moduleId }: TestSpecification) =>
    createHash('sha1').update(`${seed} ${moduleId}`).digest('hex');
  return files.toSorted((a, b) => (place(a) < place(b) ? -1 : 1));
}

/**
 * Everything that needs no browser: units beside their source, and guards over sources and build.
 * Those in tests/built read `.output`, so they want a build first; `npm test` sees to that.
 */
export default defineConfig({
  test: {
    include: [
      '{lib,components,sandbox}/**/*.test.{ts,tsx}',
      'tests/{bench,built,guard,sweep}/**/*.test.ts',
    ],
    setupFiles: [
      'tests/support/unit-clock.ts',
      'tests/proof/counting.ts',
      'tests/helpers/left-behind.ts',
    ],
    // A process and its modules for each file would cost as much as the tests do.
    pool: 'forks',
    isolate: false,
    maxWorkers: availableParallelism(),
    sequence: { sequencer: InTurn },
    // Machines are shared and slow at times; a property of a thousand runs must not fail for that.
    testTimeout: patient(120_000),
    restoreMocks: true,
    unstubGlobals: true,
  },
});
