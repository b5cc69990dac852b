import { expect, test } from '../support/fixture.ts';

/** Prefetches for the panel what is as before anything was kept, and notes whether that was taken. */
function prefetchAsAtFirst(): void {
  let kept: object | undefined;
  Object.defineProperty(globalThis, 'prefetched', {
    set: (answers: object | undefined) => {
      kept = answers && { ...answers, local: Promise.resolve({}) };
    },
    get: () => {
      Object.assign(globalThis, { taken: Object.keys(kept ?? {}) });
      return kept;
    },
  });
}

test('what changed between the prefetching and the panel’s own listening is read again, once it is drawn', async ({
  bookside,
}) => {
  const panel = await bookside.tab();
  await panel.addInitScript(prefetchAsAtFirst);
  await panel.goto(bookside.url('sidepanel'));
  await expect(panel.getByText('Bookside does not read this page.')).toBeVisible();
  await expect(panel.getByText('No OnceHub key is set.')).toHaveCount(0);
  const taken = await panel.evaluate<string[]>('taken');
  expect(taken.sort()).toEqual(['granted', 'local', 'place', 'session', 'store']);
});
