import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import type { Bookside } from '../browser/bookside.ts';
import type { Display, Size } from '../browser/display.ts';
import { chooseMarkNoShow, openMenu } from '../browser/native-menu.ts';
import type { View } from '../browser/view.ts';
import { CARRIE, DANA, LUIS } from '../oncehub/data/known.ts';
import { KEYS } from '../oncehub/keys.ts';
import type { Narrator } from './narrator.ts';

const HUBSPOT = 'https://app.hubspot.com/contacts/4411223/record/0-1';
const INBOX = 'https://mail.google.com/mail/u/0/#inbox';

/** The URL of Carrie's record in the demo CRM. */
export const CARRIES_RECORD = `${HUBSPOT}/801`;
const DANAS_RECORD = `${HUBSPOT}/802`;

const REASON = 'Our demo room is taken that morning. We will call you with a better time.';

/**
 * The pause before a screenshot, in ms, for animations to end and a dialog's buttons to be enabled.
 */
const REST = 700;

/** Longer than the undo period, in ms. */
const UNDONE = 15_000;

/** Everything a step of the walk uses. */
export interface Desk extends Narrator {
  bookside: Bookside;
  /** The one tab the rep works in. */
  page: Page;
  display: Display;
  /** The folder for screenshots. */
  folder: string;
  /** Width and height of the window. */
  size: Size;
}

/** Saves a screenshot of the whole window, page and panel side by side, as `name`.png. */
export async function photograph(desk: Desk, name: string): Promise<void> {
  await sleep(REST);
  await desk.display.photograph(`${desk.folder}/${name}.png`, desk.size);
}

/** The step in which the rep enters the OnceHub key. */
export async function enterKey({ bookside, page, tell, time }: Desk): Promise<void> {
  tell('Sam, a sales rep, enters an OnceHub key.');
  await time('The key is checked and kept.', () => bookside.setKey(KEYS.demo));
  await bookside.keepOnly(page);
}

/** The step in which the rep opens a CRM record and the panel; returns the panel. */
export async function seeCarrie(desk: Desk): Promise<View> {
  const { bookside, page, tell, time, quote } = desk;
  tell("Opens Carrie's record in HubSpot, and the panel beside it by Alt+Shift+O.");
  await page.goto(CARRIES_RECORD);
  const panel = await time('The panel is open and shows her bookings.', async () => {
    const opened = await bookside.openPanel(page);
    await seeCustomer(opened, CARRIE.name);
    return opened;
  });
  quote(await panel.text());
  return panel;
}

/** The step in which the rep opens a mail thread and the panel shows its customer. */
export async function seeDana(desk: Desk, panel: View): Promise<void> {
  const { page, tell, time, quote } = desk;
  tell('Goes to Gmail and opens the thread with Dana and Theo; the panel follows.');
  await page.goto(INBOX);
  await openThread(page, 'Renewal: seats and dates');
  await time("Dana's bookings are there, and a switch to Theo's.", () =>
    seeCustomer(panel, DANA.name),
  );
  quote(await panel.text());
}

/** The step in which the rep marks a no-show by the context menu. */
export async function markNoShow(desk: Desk, panel: View): Promise<void> {
  const { page, display, tell, time, quote } = desk;
  tell('In Carrie’s thread selects her address, right-clicks it and takes “Mark no-show…”.');
  await page.goto(INBOX);
  await openThread(page, 'Sorry I missed our call');
  const address = page.getByText(CARRIE.email).filter({ visible: true }).first();
  await address.selectText();
  await openMenu(address, display);
  await photograph(desk, '3-no-show-menu');
  await time('The panel asks which meeting is meant, and then once more.', async () => {
    await chooseMarkNoShow(display);
    await panel.see('Which meeting did they miss?');
    await panel.click('button', /^Onboarding session/);
    await panel.see('Mark as a no-show?');
  });
  quote(await question(panel));
  await photograph(desk, '4-no-show-question');
  await time('It waits to be undone; Sam sends it now, and it is marked.', async () => {
    await panel.click('button', 'Mark as a no-show');
    await panel.see('Nothing has been sent yet.');
    await panel.click('button', 'Send now');
    await panel.see('The meeting is marked as a no-show.');
  });
  await photograph(desk, '5-no-show-done');
}

/** The step in which the rep cancels a meeting with a reason. */
export async function cancelMeeting(desk: Desk, panel: View): Promise<void> {
  const { page, tell, time, quote } = desk;
  tell('On Dana’s record in HubSpot cancels her next meeting and tells her why.');
  await page.goto(DANAS_RECORD);
  await seeCustomer(panel, DANA.name);
  await panel.click('button', 'Cancel…');
  await panel.see('Cancel this meeting?');
  await panel.fill('textbox', /^Reason/, REASON);
  quote(await question(panel));
  await photograph(desk, '6-cancel-question');
  await panel.click('button', 'Cancel the meeting');
  await panel.see('Nothing has been sent yet.');
  await photograph(desk, '7-undo');
  await time('After eight seconds it is cancelled, and OnceHub tells her.', () =>
    panel.see('The meeting is cancelled.', UNDONE),
  );
  await photograph(desk, '8-cancelled');
}

/** The step in which the rep looks up a customer in the popup. */
export async function lookUp({ bookside, page, tell, time, quote }: Desk): Promise<void> {
  tell(`Looks up ${LUIS.name} in the toolbar's popup, by Alt+Shift+K.`);
  const popup = await time('The popup is open.', () => bookside.openPopup(page));
  await popup.fill('combobox', 'Find a customer', LUIS.email);
  await time('His bookings are there.', async () => {
    await popup.press('Enter');
    await popup.see(/Latest bookings|Next meeting/);
  });
  quote(await popup.text());
}

async function openThread(page: Page, subject: string): Promise<void> {
  await page.getByText(subject).filter({ visible: true }).first().click();
  await page.getByRole('heading', { name: subject }).waitFor();
}

async function seeCustomer(panel: View, name: string): Promise<void> {
  await panel.see(name);
  await panel.see('All bookings');
}

/** The text of the open dialog. */
const question = (panel: View) =>
  panel.evaluate<string>("document.querySelector('dialog[open]')?.innerText ?? ''");
