/** A page that shows nothing for so long (ms) fetches the rest all the same. */
const MOST = 800;

/** The end of a page's first turn: by then it has said whether the rest is to wait. */
const begun = new Promise<void>((resolve) => setTimeout(resolve, 0));
let ready: Promise<unknown> = Promise.resolve();

/** Resolves when whatever is not in a page's first picture may be fetched: it would only delay it. */
export const firstPicture = (): Promise<unknown> => begun.then(() => ready);

/** Has the rest wait for the first picture. Called once, while the page begins. */
export function holdBack(): { pictured(): void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  setTimeout(resolve, MOST);
  ready = promise;
  // The next frame draws it; by the one after, it is on its way to the screen.
  return { pictured: () => requestAnimationFrame(() => requestAnimationFrame(() => resolve())) };
}
