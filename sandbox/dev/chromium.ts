import type { DevWindow } from '../dev.ts';
import { openForUser } from '../walk/open.ts';
import { devFolder } from './build.ts';

/**
 * Opens Chromium with the development build, connected to the sandbox at `port`: with the key
 * entered, a customer's record in the active tab and the panel open.
 */
export async function openChromium(port: number): Promise<DevWindow> {
  const extension = devFolder('chrome');
  const bookside = await openForUser({ port, extension, installs: true });
  const { context } = bookside;

  async function reload(): Promise<void> {
    await bookside.reload(extension);
    const pages = context.pages().filter((one) => one.url().startsWith('https:'));
    // The old page scripts have lost their connection to the extension.
    await Promise.all(pages.map((one) => one.reload()));
    const [front] = pages;
    if (front) await bookside.openPanel(front);
  }

  return {
    reload,
    closed: context.waitForEvent('close', { timeout: 0 }),
    close: () => bookside.close(),
  };
}
