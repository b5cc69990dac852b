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

// The names of users and calendars are there: they would be read meanwhile.
filled(
  'code in the page script’s world gets no message through but its one report [claims 1, 3, 4]',
  async ({ bookside, control, sandbox }) => {
    // So that nothing is asked and written but what is asked for here.
    const options = await withoutSync(bookside);
    const { page, panel } = await beside(bookside, CARRIES_RECORD);
    await panel.see('7 bookings');
    const run = await pageScriptWorld(page);
    const look = (expression: string) => options.evaluate<string>(expression);
    const before = await stillKept(look);
    const asked = () => askedOf(sandbox).length;
    const requests = asked();
    const messages = everyMessage(target(control)).filter(({ name }) => !mayBeSaid(name));
    expect(messages.length).toBeGreaterThan(10);
    const all = [...messages, ...NONSENSE];
    expect(await run(sendEach(all))).toEqual(all.map(() => null));
    tried(all.length);
    await caughtUp(options, control);
    expect(await stillKept(look)).toEqual(before);
    expect(asked()).toBe(requests);
    expect(control.log().filter(({ method }) => method !== 'GET')).toEqual([]);
    await panel.see('7 bookings');
  },
);

test('code in the page script’s world reaches no key, no store, no channel and no file of ours [claims 11, 68]', async ({
  bookside,
}) => {
  const { page, panel } = await beside(bookside, CARRIES_RECORD);
  await panel.see('7 bookings');
  const run = await pageScriptWorld(page);
  expect(await run(LOCAL)).toMatch(/^failed: .*not allowed/i);
  const reach = await run<Record<string, string>>(REACH);
  expect(Object.entries(reach).filter(([, got]) => got !== '')).toEqual([]);
  // Told by a page's own channel that everything was forgotten, the panel would be empty.
  await panel.see('7 bookings');
  expect(await panel.text()).not.toContain('Connect Bookside');
  const inPage = await page.evaluate(async () => ({
    databases: (await indexedDB.databases()).map(({ name }) => name),
    ours: Object.keys(Reflect.get(window, 'chrome')?.runtime ?? {}),
  }));
  expect(inPage).toEqual({ databases: [], ours: [] });
  expect(await page.content()).not.toContain(KEYS.demo);
});
