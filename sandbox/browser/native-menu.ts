import { setTimeout as sleep } from 'node:timers/promises';
import type { Locator, Page } from '@playwright/test';
import type { Display } from './display.ts';

/** Both menus are drawn within this time (ms), and neither tells when it is. */
const MENU_OPENS = 700;

/** Any letter that begins the item's name and no other's: native menus choose by it. */
const MARK_NO_SHOW = 'm';
const LOOK_UP_PAGE = 'l';

/**
 * Right-clicks on something in a page with the pointer of the display, so that the browser's own
 * menu opens. No protocol reaches that menu; hands do.
 */
export async function openMenu(spot: Locator, display: Display): Promise<void> {
  const { x, y } = await onScreen(spot, display);
  await display.hands('mousemove', String(x), String(y), 'click', '3');
  await sleep(MENU_OPENS);
}

/** Takes "Mark no-show…" in the menu that is open. */
export const chooseMarkNoShow = (display: Display): Promise<void> =>
  display.hands('key', MARK_NO_SHOW);

/** Takes "Look up who is on this page" in the menu that is open. */
export const chooseLookUpPage = (display: Display): Promise<void> =>
  display.hands('key', LOOK_UP_PAGE);

/** A point well inside the element, in pixels of the screen. */
async function onScreen(spot: Locator, display: Display): Promise<Point> {
  await spot.scrollIntoViewIfNeeded();
  const box = await spot.boundingBox();
  if (!box) throw new Error('nothing to right-click on');
  const origin = await pageOrigin(spot.page(), display);
  return {
    x: Math.round(origin.x + box.x + Math.min(box.width / 2, 24)),
    y: Math.round(origin.y + box.y + box.height / 2),
  };
}

/**
 * Where the page's upper left corner lies on the screen. Window sizes do not tell it: an open panel
 * puts a margin round the page. A pointer moved over the page does.
 */
async function pageOrigin(page: Page, display: Display): Promise<Point> {
  const moved = page.evaluate(
    () =>
      new Promise<Point>((resolve) => {
        const hear = (event: MouseEvent) =>
          resolve({ x: event.screenX - event.clientX, y: event.screenY - event.clientY });
        document.addEventListener('mousemove', hear, { once: true });
      }),
  );
  const { width, height } = await page.evaluate(() => ({ width: innerWidth, height: outerHeight }));
  for (const step of [0, 4]) {
    const point = [width / 2 + step, height / 2 + step].map((value) => String(Math.round(value)));
    await display.hands('mousemove', ...point);
  }
  return moved;
}

interface Point {
  x: number;
  y: number;
}
