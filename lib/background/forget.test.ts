import fc from 'fast-check';
import { openDB } from 'idb';
import { beforeEach, expect, test, vi } from 'vitest';
import { anIntent } from '../../tests/helpers/actions.ts';
import { aBooking } from '../../tests/helpers/booking.ts';
import { databaseNames, freshIndexedDb } from '../../tests/helpers/indexed-db.ts';
import { type MemoryStore, memoryStore } from '../../tests/helpers/memory-store.ts';
import { aDraft, anOrder } from '../../tests/helpers/orders.ts';
import type { Part } from '../domain/booking.ts';
import type { IntentState } from '../domain/intent.ts';
import type { OrderState } from '../domain/orders/order.ts';
import { ok } from '../domain/result.ts';
import { asShown } from '../domain/shown-booking.ts';
import { addressLinks } from '../settings/address-links.ts';
import { keptReasons, readReasons } from '../settings/kept-reasons.ts';
import { createKeyRing } from '../settings/key-ring.ts';
import { offerLanguages, readOfferLanguage } from '../settings/offer-languages.ts';
import { createSettings } from '../settings/stored-settings.ts';
import { createStoreReader } from '../store/reader.ts';
import { createStoreWriter } from '../store/writer.ts';
import { pageChoices, panelRequests } from '../tabs/tab-state.ts';
import { createJournal } from '../vault/journal.ts';
import { createDraftMemory } from './draft-memory.ts';
import { forgetCustomer, forgetEverything } from './forget.ts';

beforeEach(freshIndexedDb);

test('forgetting everything empties all stores, even while views have them open [claim 74]', async () => {
  const [local, session] = [memoryStore({ 'sites.off': ['gmail'] }), memoryStore({ 'tab.1': {} })];
  const keyRing = createKeyRing({ local, session });
  const [writer, journal, reader] = [createStoreWriter(), createJournal(), createStoreReader()];
  await keyRing.keep('marker-key-0123', 'admin@example.com');
  await writer.write({ bookings: [aBooking()] });
  await journal.propose([anIntent()]);
  expect(await reader.count()).toBe(1);

  const settings = createSettings(local);
  await settings.set('undo.seconds', 3);

  await forgetEverything({ keyRing, local, session, writer, journal, settings });

  expect([local.dump(), session.dump(), await databaseNames()]).toEqual([{}, {}, []]);
  expect([await keyRing.state(), await reader.count()]).toEqual([{ state: 'none' }, 0]);
  // Reading a deleted database does not create it again.
  expect(await databaseNames()).toEqual([]);
});

test('after everything was forgotten another key can be stored at once', async () => {
  const [local, session] = [memoryStore(), memoryStore()];
  const keyRing = createKeyRing({ local, session });
  const deps = {
    keyRing,
    local,
    session,
    writer: createStoreWriter(),
    journal: createJournal(),
    settings: createSettings(local),
  };
  await keyRing.keep('first-key-0123', 'admin@example.com');
  await forgetEverything(deps);
  await keyRing.keep('second-key-4567', 'admin@example.com');
  expect(await createKeyRing({ local, session }).key()).toEqual({
    ok: true,
    value: 'second-key-4567',
  });
});

const [MARA, JO] = ['mara@example.com', 'jo@example.org'];

/** Everything that is stored, as one lower-case text: both databases and both storages. */
async function everything(...storages: MemoryStore[]): Promise<string> {
  const found: unknown[] = storages.map((store) => store.dump());
  for (const name of await databaseNames()) {
    const db = await openDB(name ?? '');
    for (const table of db.objectStoreNames) found.push(table, await db.getAll(table));
    db.close();
  }
  return JSON.stringify(found).toLowerCase();
}

/** A customer to forget, with a name that is in no address. */
const OLGA = 'o.p@example.net';
const words = fc.constantFrom('Olga', 'Petrova', 'OLGA PETROVA', 'Olgas', '+49 555 010-0142', OLGA);
const around = fc.constantFrom('Demo ', 'Termin: ', '', 'call-', '(');
const after = fc.constantFrom(' with Jo', ', 10 min', '', '_2', ')');
const naming = fc.tuple(around, words, after).map((parts) => parts.join(''));
const link = fc.constantFrom(
  'https://meet.example.com/olga-petrova',
  'https://meet.example.com/r?who=Olga%20Petrova',
  'https://meet.example.com/olgapetrova',
  'https://meet.example.com/plain',
);
const parts = fc.record({ olga: fc.constantFrom('booker', 'guest', 'attendee') });
const state = fc.constantFrom<IntentState>(
  ...(['proposed', 'interrupted', 'refused', 'sent', 'unknown', 'done', 'notDone'] as const),
);

test('forgetting a customer leaves no word of them anywhere [claim 74]', async () => {
  const booking = fc.record({ parts, subject: naming, place: naming, note: naming, link, state });
  await fc.assert(
    fc.asyncProperty(fc.array(booking, { minLength: 1, maxLength: 5 }), async (all) => {
      freshIndexedDb();
      const [writer, journal, reader] = [createStoreWriter(), createJournal(), createStoreReader()];
      const [local, session] = [memoryStore(), memoryStore()];
      const joins = addressLinks(local);
      await joins.join(OLGA, 'olga.petrova@example.net');
      await joins.part(OLGA, JO);
      const [languages, reasons] = [offerLanguages(local), keptReasons(local)];
      await languages.choose(OLGA, 'de');
      await languages.choose(JO, 'en');
      await reasons.setPhrases(['I am ill.', '', '']);
      await reasons.keepLast('Olga has to travel.');
      await pageChoices(session).write('page gmail 1', { address: OLGA });
      await pageChoices(session).write('page gmail 2', { address: JO });
      const ask = { reason: 'lookUp', tab: 1, at: 5 } as const;
      await panelRequests(session).write(1, { ...ask, addresses: [OLGA] });
      await panelRequests(session).write(2, { ...ask, addresses: [JO, OLGA] });
      const bookings = all.map((one, at) => {
        const booked = one.parts.olga === 'booker';
        return aBooking({
          id: `B${at}`,
          email: booked ? OLGA : JO,
          name: booked ? 'Olga Petrova' : 'Jo',
          phone: booked ? '+49 555 0100142' : null,
          subject: one.subject,
          location: one.place,
          note: one.note,
          joinText: one.link,
          answers: [{ question: one.subject, answer: one.place }],
          change: { reason: one.note, by: 'customer' },
          people: [
            { address: OLGA, part: one.parts.olga as Part },
            { address: JO, part: booked ? 'guest' : 'booker' },
          ],
        });
      });
      const contact = { id: 'CTC-1', address: OLGA, name: 'Olga Petrova', company: null };
      await writer.write({ bookings, contacts: [{ ...contact, phone: '+49 555 0100142' }] });
      for (const [at, { state }] of all.entries()) {
        const [shown] = bookings.slice(at);
        if (!shown) continue;
        const draft = { reason: `For ${shown.subject}`, mail: true, seen: asShown(shown) };
        const text = state === 'sent' || state === 'unknown' ? { reason: draft.reason } : { draft };
        const isEnded = state === 'done' || state === 'notDone';
        const intent = { id: `I${at}`, booking: shown.id, state, ...(!isEnded && text) };
        await journal.propose([anIntent(intent)]);
      }
      // This booking is not stored any more, so its draft alone tells whose it was.
      const seen = { ...asShown(aBooking({ id: 'old', subject: 'Olga' })), booker: OLGA };
      const draft = { reason: 'Olga is ill', mail: true, seen };
      await journal.propose([anIntent({ id: 'old', booking: 'old', state: 'interrupted', draft })]);
      const undo = vi.fn(async (ids: readonly string[]) => {
        for (const id of ids) await journal.change(id, { is: 'withdrawn' });
        return [...ids];
      });
      const addresses = [OLGA, 'olga.petrova@example.net'];
      const drafts = createDraftMemory(session);
      for (const [at, { state, subject }] of all.entries()) {
        const isTyped = !['sent', 'unknown', 'done'].includes(state);
        const theirs = aDraft({ name: 'Olga Petrova', email: OLGA.toUpperCase() });
        const seen = asShown(aBooking({ id: 'x', subject, email: 'jo@example.org' }));
        const others = aDraft({ old: { seen, mail: false, reason: subject } });
        const order = { calendar: `BKC-${at}`, state: state as OrderState };
        const guest = await journal.orders.hash(OLGA);
        const own = isTyped ? { draft: theirs } : { guest };
        await journal.orders.propose(anOrder({ ...order, id: `own${at}`, ...own }));
        await drafts.keep(`own${at}`, theirs);
        const other = anOrder({ ...order, id: `other${at}`, guest: `${at}` });
        await journal.orders.propose({ ...other, ...(isTyped && { draft: others }) });
      }
      const orders = {
        async undo(ids: readonly string[]) {
          for (const id of ids) await journal.orders.change(id, { is: 'withdrawn' });
          return [...ids];
        },
      };
      const kept = { joins, offerLanguages: languages, reasons };
      const deps = { reader, writer, journal, ...kept, session, drafts, orders, actions: { undo } };
      const before = (await reader.customer(JO)).bookings.length;

      expect(await forgetCustomer(addresses, deps)).toEqual(ok(null));

      expect(await everything(local, session)).not.toMatch(/olga|petrova|o\.p@|0100142|010-0142/);
      // Nothing else is lost: the others' bookings, choices and requests, and what is in doubt.
      expect(await readOfferLanguage(local, [JO])).toBe('en');
      expect((await readReasons(local)).phrases[0]).toBe('I am ill.');
      expect((await reader.customer(JO)).bookings).toHaveLength(before);
      expect((await pageChoices(session).read()).size).toBe(1);
      expect([...(await panelRequests(session).all()).keys()]).toEqual([2]);
      for (const [
        at,
        {
          state,
          parts: { olga },
        },
      ] of all.entries()) {
        const left = await journal.get(`I${at}`);
        const stays = olga !== 'booker' || state === 'sent' || state === 'unknown';
        expect(left?.state).toBe(stays ? state : undefined);
        const ordered = await journal.orders.get(`own${at}`);
        // One that was undone, as those that wait are, names nobody.
        const stay: Partial<Record<IntentState, OrderState>> = {
          ...{ sent: 'sent', unknown: 'unknown', proposed: 'withdrawn' },
        };
        expect(ordered?.state).toBe(stay[state]);
        expect((await journal.orders.get(`other${at}`))?.state).toBe(state);
      }
      for (const store of [reader, journal]) await store.close();
    }),
    { numRuns: 40 },
  );
});

test('forgetting a customer deletes their actions, except those in doubt and those on bookings of others', async () => {
  const [writer, journal, reader] = [createStoreWriter(), createJournal(), createStoreReader()];
  await writer.write({
    bookings: [
      aBooking({ id: 'own' }),
      aBooking({ id: 'live' }),
      aBooking({
        id: 'as-guest',
        email: 'jo@example.org',
        people: [
          { address: 'jo@example.org', part: 'booker' },
          { address: MARA, part: 'guest' },
        ],
      }),
      aBooking({ id: 'of-jo', email: 'jo@example.org' }),
    ],
  });
  for (const id of ['own', 'as-guest', 'of-jo']) {
    await journal.propose([anIntent({ id, booking: id, state: 'done' })]);
  }
  const reason = 'Mara is ill';
  await journal.propose([anIntent({ id: 'live', booking: 'live', state: 'unknown', reason })]);
  const joins = { forget: vi.fn(async () => {}) };
  const [session, actions] = [memoryStore(), { undo: vi.fn(async () => []) }];
  const others = { joins, offerLanguages: joins, reasons: { forgetLast: async () => {} } };
  const drafts = createDraftMemory(session);
  const deps = { reader, writer, journal, ...others, session, actions, orders: actions, drafts };
  const done = await forgetCustomer([MARA], deps);
  expect([done.ok, joins.forget.mock.calls]).toEqual([true, [[[MARA]], [[MARA]]]]);
  const kept = await Promise.all(['own', 'live', 'as-guest', 'of-jo'].map((id) => journal.get(id)));
  expect(kept.map((one) => one?.id)).toEqual([undefined, 'live', 'as-guest', 'of-jo']);
  // What is in doubt keeps what it takes to find its outcome, and no text.
  const { account, before, at } = anIntent();
  expect(kept[1]).toEqual({
    ...{ id: 'live', booking: 'live', kind: 'cancel', state: 'unknown', account, before, at },
    ...{ forgotten: true, format: 2 },
  });
  expect((await reader.customer(MARA)).bookings).toEqual([]);
});

test('what was booked before the contact had an address is forgotten with it', async () => {
  const [writer, reader, session] = [createStoreWriter(), createStoreReader(), memoryStore()];
  const people = [{ address: 'contact:CTC-1', part: 'booker' as const }];
  await writer.write({
    bookings: [aBooking({ email: null, name: 'Gus', phone: '1-3125550177', people })],
  });
  const contact = { id: 'CTC-1', name: 'Gus', company: null, phone: null };
  await writer.write({ contacts: [{ ...contact, address: MARA }] });
  const shown = await reader.person([MARA], []);
  expect(shown.bookings).toHaveLength(1);
  const deps = {
    ...{ reader, writer, session, journal: createJournal(), drafts: createDraftMemory(session) },
    actions: { undo: async () => [] },
    orders: { undo: async () => [] },
    joins: addressLinks(createSettings(memoryStore())),
    offerLanguages: offerLanguages(memoryStore()),
    reasons: keptReasons(memoryStore()),
  };
  expect(await forgetCustomer(shown.addresses, deps)).toEqual(ok(null));
  expect(await reader.count()).toBe(0);
});
