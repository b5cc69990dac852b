import { mkdirSync } from 'node:fs';
import { Bookside } from '../browser/bookside.ts';
import type { Display, Size } from '../browser/display.ts';
import { CARRIE, DANA } from '../oncehub/data/known.ts';
import type { Control } from '../oncehub/server.ts';
import { createNarrator, type Narrator, SILENT } from './narrator.ts';
import * as rep from './rep.ts';

/** The options of a walk. */
export interface WalkOptions {
  /** The sandbox's port. */
  port: number;
  /** The folder of the built extension. */
  extension: string;
  display: Display;
  control: Control;
  /** The folder for screenshots. */
  folder: string;
  print(line: string): void;
}

const WIDE: Size = { width: 1440, height: 900 };
const NARROW: Size = { width: 1200, height: 800 };

/**
 * Goes through a rep's whole task in the browser, in light and dark mode, with screenshots, and
 * prints each step. Throws when an expected text does not appear in time.
 */
export async function walk(options: WalkOptions): Promise<void> {
  mkdirSync(options.folder, { recursive: true });
  const narrator = createNarrator(options.print);
  await withDesk(options, narrator, false, (desk) => wholeJob(desk, options.control));
  narrator.tell('Opens the same pages in a dark browser.');
  await withDesk(options, SILENT, true, lookInTheDark);
}

async function withDesk(
  { port, extension, display, folder }: WalkOptions,
  narrator: Narrator,
  dark: boolean,
  work: (desk: rep.Desk) => Promise<void>,
): Promise<void> {
  const bookside = await Bookside.open({ port, extension, display, dark, size: WIDE });
  try {
    const page = await bookside.tab();
    await work({ bookside, page, display, folder, size: WIDE, ...narrator });
  } finally {
    await bookside.close();
  }
}

async function wholeJob(desk: rep.Desk, control: Control): Promise<void> {
  await rep.enterKey(desk);
  const panel = await rep.seeCarrie(desk);
  await rep.photograph(desk, '1-hubspot');
  await photographNarrow(desk, '1-hubspot-narrow');
  await rep.seeDana(desk, panel);
  await rep.photograph(desk, '2-gmail');
  await rep.markNoShow(desk, panel);
  expectStatus(control, CARRIE.bookings.markable, 'no_show');
  await rep.cancelMeeting(desk, panel);
  expectStatus(control, DANA.bookings.upcoming, 'canceled');
  await rep.lookUp(desk);
  await rep.photograph(desk, '9-popup');
}

async function lookInTheDark(desk: rep.Desk): Promise<void> {
  await rep.enterKey(desk);
  const panel = await rep.seeCarrie(desk);
  await rep.photograph(desk, '1-hubspot-dark');
  await photographNarrow(desk, '1-hubspot-dark-narrow');
  await rep.seeDana(desk, panel);
  await rep.photograph(desk, '2-gmail-dark');
}

async function photographNarrow(desk: rep.Desk, name: string): Promise<void> {
  await desk.bookside.resize(desk.page, NARROW);
  await rep.photograph({ ...desk, size: NARROW }, name);
  await desk.bookside.resize(desk.page, desk.size);
}

/** Checks a booking's status at the stand-in, because the panel's text alone is no proof. */
function expectStatus(control: Control, id: string, status: string): void {
  const found = control.booking(id)?.status;
  if (found !== status) throw new Error(`booking ${id} is ${found} at OnceHub, not ${status}`);
}
