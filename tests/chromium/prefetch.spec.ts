import { expect, test } from '../support/fixture.ts';

/**
 * Replaces the panel's prefetched data by those of an empty profile, and records which parts the
 * panel used.
 */
function prefetchAsAtFirst(): void {
  let kept: object | undefined;
  Object.defineProperty(globalThis, 'prefetched', {
    set: (answers: object | undefined) => {
      const none = Promise.resolve({});
      kept = answers && { ...answers, local: none, settings: none };
    },
    get: () => {
      Object.assign(globalThis, { taken: Object.keys(kept ?? {}) });
      return kept;
    },
  });
}

test('changes between the prefetch and the start of the panel’s listeners are read again after the first render', async ({
  bookside,
}) => {
  const panel = await bookside.tab();
  await panel.addInitScript(prefetchAsAtFirst);
  await panel.goto(bookside.url('sidepanel'));
  await expect(panel.getByText('Bookside does not read this page.')).toBeVisible();
  await expect(panel.getByText('No OnceHub key is set.')).toHaveCount(0);
  const taken = await panel.evaluate<string[]>('taken');
  const all = ['granted', 'local', 'place', 'session', 'settings', 'store', 'vault'];
  expect(taken.sort()).toEqual(all);
});

test('the read after the first paint takes no prefetched answer, however early the frames come', async ({
  bookside,
}) => {
  const panel = await bookside.tab();
  await panel.addInitScript(prefetchAsAtFirst);
  // A busy computer may draw two frames before it runs a timer that is due.
  await panel.addInitScript(() => {
    globalThis.requestAnimationFrame = (draw) => {
      queueMicrotask(() => draw(performance.now()));
      return 0;
    };
  });
  await panel.goto(bookside.url('sidepanel'));
  await expect(panel.getByText('Bookside does not read this page.')).toBeVisible();
});
