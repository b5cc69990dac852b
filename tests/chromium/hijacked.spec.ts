import { CARRIE } from '../../sandbox/oncehub/data/known.ts';
import { KEYS } from '../../sandbox/oncehub/keys.ts';
import type { Control } from '../../sandbox/oncehub/server.ts';
import { tried } from '../proof/tried.ts';
import { askedOf } from '../support/asked.ts';
import { beside } from '../support/beside.ts';
import { test as filled } from '../support/filled.ts';
import { expect, test } from '../support/fixture.ts';
import { everyMessage, LOCAL, mayBeSaid, NONSENSE, REACH, sendEach } from '../support/hijack.ts';
import { stillKept } from '../support/kept.ts';
import { pageScriptWorld } from '../support/page-world.ts';
import { CARRIES_RECORD } from '../support/places.ts';
import { withoutSync } from '../support/tell.ts';
import { caughtUp } from '../support/waiting.ts';

const target = (control: Control) => {
  const { id, status, starts } = control.booking(CARRIE.bookings.upcoming) ?? {};
  return { id: `${id}`, status: `${status}`, starts: Number(starts), email: CARRIE.email };
};

// In a filled profile the names of users and calendars are already stored; otherwise they would be
// fetched meanwhile.
filled(
  'code in the content script’s context can send no message but its one report [claims 1, 3, 4]',
  async ({ bookside, control, sandbox }) => {
    // Without the sync, only this test causes requests and writes.
    const options = await withoutSync(bookside);
    const { page, panel } = await beside(bookside, CARRIES_RECORD);
    await panel.see('7 bookings');
    const run = await pageScriptWorld(page);
    const evaluate = (expression: string) => options.evaluate<string>(expression);
    const before = await stillKept(evaluate);
    const asked = () => askedOf(sandbox).length;
    const requests = asked();
    const messages = everyMessage(target(control)).filter(({ name }) => !mayBeSaid(name));
    expect(messages.length).toBeGreaterThan(10);
    const all = [...messages, ...NONSENSE];
    expect(await run(sendEach(all))).toEqual(all.map(() => null));
    tried(all.length);
    await caughtUp(options, control);
    expect(await stillKept(evaluate)).toEqual(before);
    expect(asked()).toBe(requests);
    expect(control.log().filter(({ method }) => method !== 'GET')).toEqual([]);
    await panel.see('7 bookings');
  },
);

test('code in the content script’s context reaches no key, store, channel or file of the extension [claims 11, 68]', async ({
  bookside,
}) => {
  const { page, panel } = await beside(bookside, CARRIES_RECORD);
  await panel.see('7 bookings');
  const run = await pageScriptWorld(page);
  expect(await run(LOCAL)).toMatch(/^failed: .*not allowed/i);
  const reach = await run<Record<string, string>>(REACH);
  expect(Object.entries(reach).filter(([, got]) => got !== '')).toEqual([]);
  // A page's BroadcastChannel of the same name said that everything was forgotten; had the panel
  // received it, it would be empty.
  await panel.see('7 bookings');
  expect(await panel.text()).not.toContain('Connect Bookside');
  const inPage = await page.evaluate(async () => ({
    databases: (await indexedDB.databases()).map(({ name }) => name),
    ours: Object.keys(Reflect.get(window, 'chrome')?.runtime ?? {}),
  }));
  expect(inPage).toEqual({ databases: [], ours: [] });
  expect(await page.content()).not.toContain(KEYS.demo);
});
