// @vitest-environment happy-dom
import { render } from 'preact';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { readBooking } from '../../lib/oncehub/to-booking.ts';
import { createStoreReader } from '../../lib/store/reader.ts';
import { search } from '../../lib/store/search.ts';
import { createStoreWriter } from '../../lib/store/writer.ts';
import { customerView, figuresOf } from '../../lib/view/customer-view.ts';
import type { PanelEvents, PanelModel } from '../../lib/view/panel/model.ts';
import { crowd, type Somebody } from '../../tests/helpers/crowd.ts';
import { freshIndexedDb } from '../../tests/helpers/indexed-db.ts';
import { NOW } from '../../tests/helpers/oncehub.ts';
import { actSync, clearScreen } from '../../tests/helpers/screen.ts';
import { randomFrom } from '../../tests/sweep/random.ts';
import { ConfirmDialog } from '../actions/ConfirmDialog.tsx';
import { loadDeferred } from '../ui/deferred.tsx';
import { Panel } from './Panel.tsx';

const PEOPLE = 900;
/** So many values at least must have been generated. */
const VALUES = 20_000;
/** Every nth person is shown; all are looked up. */
const SHOWN = 5;
const MARK = /no\. \d+\./g;

const on = new Proxy({}, { get: () => () => {} }) as PanelEvents;

beforeAll(async () => {
  freshIndexedDb();
  await loadDeferred();
});
afterEach(clearScreen);

/** Stores the bookings of all, as they would arrive: in pages, in no order. */
async function store(all: readonly Somebody[], random: () => number): Promise<void> {
  const writer = createStoreWriter(() => NOW);
  await writer.write({
    directory: [{ id: 'USR-1', kind: 'user', name: 'Host', address: 'host@bookside.example' }],
  });
  const raw = all.flatMap(({ bookings }) => bookings).sort(() => random() - 0.5);
  for (let at = 0; at < raw.length; at += 100) {
    const bookings = raw.slice(at, at + 100).flatMap((one) => {
      const read = readBooking(one.raw);
      return read.is === 'booking' ? [read.booking] : [];
    });
    expect((await writer.write({ bookings })).ok).toBe(true);
  }
}

function show(somebody: Somebody, customer: PanelModel['customer']): string {
  const subject = { address: somebody.key, asWritten: somebody.key, name: null };
  const model = {
    key: { state: 'ready', ending: 'abcd', account: '' },
    ...{ page: null, asked: { reason: 'lookUp', people: [subject], at: 1 }, subject },
    ...{ together: null, suggested: null, customer, refresh: { state: 'idle' }, coverage: null },
    ...{ extras: null, listed: 0, online: true, pending: [], names: new Map() },
  } satisfies PanelModel;
  actSync(() => render(<Panel model={model} on={on} />, document.body));
  for (const row of document.querySelectorAll('details')) row.open = true;
  return document.body.textContent ?? '';
}

test('of a crowd in seven scripts everybody is found, and shown with their own meetings alone', async ({
  task,
}) => {
  const random = randomFrom(7);
  const all = crowd(PEOPLE, NOW, random);
  await store(all, random);
  const reader = createStoreReader();
  const found = async (text: string) =>
    (await search(text, reader, 200)).map(({ address }) => address);
  const values = all.reduce((sum, one) => sum + one.values, 0);
  expect(values).toBeGreaterThan(VALUES);
  for (const [at, somebody] of all.entries()) {
    const { key, name, numbers, address, bookings, mark } = somebody;
    const ways = [name, ...numbers.slice(at % 4, (at % 4) + 1), ...(address ? [address] : [])];
    const isNumberStored = bookings.some(({ raw }) => JSON.stringify(raw).match(/mobile_phone":"/));
    for (const typed of ways) {
      if (numbers.includes(typed) && !isNumberStored) continue;
      expect([typed, await found(typed)]).toEqual([typed, expect.arrayContaining([key])]);
    }
    const stored = await reader.person([key], []);
    expect(stored.bookings.map(({ id }) => id).sort()).toEqual(bookings.map(({ id }) => id).sort());
    const subject = { address: key, asWritten: key, name: null };
    const customer = customerView(subject, stored, NOW);
    expect(figuresOf(customer, NOW)).toMatchObject({
      bookings: bookings.length,
      noShows: bookings.filter(({ status }) => status === 'no_show').length,
    });
    if (at % SHOWN > 0) continue;
    const seen = show(somebody, customer);
    expect(seen).toContain(stored.bookings[0]?.name);
    expect(new Set(seen.match(MARK))).toEqual(new Set([mark]));
    const [asked] = stored.bookings;
    if (!asked) continue;
    actSync(() =>
      render(
        <ConfirmDialog
          {...{ kind: 'cancel', asked, present: asked, undo: 5, users: new Map() }}
          customer={{ name: customer.name, address: subject.asWritten }}
          hostOf={() => 'Host'}
          onPropose={async () => ({ ok: true, value: null })}
          atHand={{ phrases: [], last: null }}
          onGrant={() => {}}
          onClose={() => {}}
        />,
        document.body,
      ),
    );
    expect(document.body.textContent).toContain(asked.name);
    expect(new Set(document.body.textContent?.match(MARK))).toEqual(new Set([mark]));
  }
  reader.close();
  task.meta.inputs = values;
}, 300_000);
