import { setTimeout as sleep } from 'node:timers/promises';
import type { Locator, Page } from '@playwright/test';
import type { Display } from './display.ts';

/** The time native menus take to open, in ms; no event tells when they are open. */
const MENU_OPENS = 700;

/** The first letter of a menu item, by which a native menu selects it; no other item has it. */
const MARK_NO_SHOW = 'm';
const LOOK_UP_PAGE = 'l';

/**
 * Right-clicks an element in a page with the display's pointer, so that the browser's native menu
 * opens. The browser's protocols cannot control that menu; xdotool can.
 */
export async function openMenu(spot: Locator, display: Display): Promise<void> {
  const { x, y } = await onScreen(spot, display);
  await display.hands('mousemove', String(x), String(y), 'click', '3');
  await sleep(MENU_OPENS);
}

/** Selects "Mark no-show…" in the open menu. */
export const chooseMarkNoShow = (display: Display): Promise<void> =>
  display.hands('key', MARK_NO_SHOW);

/** Selects "Look up who is on this page" in the open menu. */
export const chooseLookUpPage = (display: Display): Promise<void> =>
  display.hands('key', LOOK_UP_PAGE);

/** A point inside the element, in screen pixels. */
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
 * The page's upper left corner in screen pixels, computed from a mouse event in the page. Window
 * sizes do not give it, because an open side panel adds a margin around the page.
 */
async function pageOrigin(page: Page, display: Display): Promise<Point> {
  const moved = page.evaluate(
    () =>
      new Promise<Point>((resolve) => {
        const onMove = (event: MouseEvent) =>
          resolve({ x: event.screenX - event.clientX, y: event.screenY - event.clientY });
        document.addEventListener('mousemove', onMove, { once: true });
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
