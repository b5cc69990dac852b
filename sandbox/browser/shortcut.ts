import type { Page } from '@playwright/test';

/**
 * Presses Alt+Shift and a letter in the active page, so that the browser's keyboard shortcut
 * reacts. Playwright's own keyboard does not trigger shortcuts, because it sends no native key
 * code.
 */
export async function pressAltShift(page: Page, letter: string): Promise<void> {
  const code = letter.charCodeAt(0);
  const key = {
    key: letter,
    code: `Key${letter}`,
    windowsVirtualKeyCode: code,
    nativeVirtualKeyCode: code,
    modifiers: 1 | 8,
  };
  const session = await page.context().newCDPSession(page);
  await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key });
  await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
  await session.detach();
}
