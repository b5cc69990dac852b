import type { Page } from '@playwright/test';
import type { Page as FirefoxPage } from 'puppeteer-core';
import type { MessageName } from '../../lib/messages/table.ts';
import type { Bookside } from '../../sandbox/browser/bookside.ts';
import { NO_SYNC } from './hijack.ts';

interface Message {
  name: MessageName;
  input: object;
}

/** Sends the background a message from an extension page. Returns its answer. */
export const tell = (page: Page, message: Message): Promise<unknown> =>
  page.evaluate((sent) => chrome.runtime.sendMessage(sent), message);

/** Turns the sync off. Returns the options page. */
export async function withoutSync(bookside: Bookside): Promise<Page> {
  const options = await bookside.options();
  await tell(options, NO_SYNC);
  return options;
}

/** `tell` in Firefox. */
export const tellFirefox = (page: FirefoxPage, message: Message): Promise<unknown> =>
  page.evaluate(`browser.runtime.sendMessage(${JSON.stringify(message)})`);
