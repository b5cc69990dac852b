import type { Page } from '@playwright/test';

/**
 * Presses Alt, Shift and a letter in the page that is in front, where a browser's shortcut hears it.
 * Playwright's own keyboard never gets that far: it sends no native key code.
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
