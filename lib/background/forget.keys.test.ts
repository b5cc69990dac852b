import { beforeEach, expect, test } from 'vitest';
import { anIntent } from '../../tests/helpers/actions.ts';
import { aBooking } from '../../tests/helpers/booking.ts';
import { freshIndexedDb } from '../../tests/helpers/indexed-db.ts';
import { memoryStore } from '../../tests/helpers/memory-store.ts';
import type { Booking } from '../domain/booking.ts';
import { ok } from '../domain/result.ts';
import { asShown } from '../domain/shown-booking.ts';
import { addressLinks, readLinks } from '../settings/address-links.ts';
import { keptReasons } from '../settings/kept-reasons.ts';
import { offerLanguages } from '../settings/offer-languages.ts';
import { createSettings } from '../settings/stored-settings.ts';
import { createStoreReader } from '../store/reader.ts';
import type { ContactRow } from '../store/schema.ts';
import { createStoreWriter } from '../store/writer.ts';
import { pageChoices } from '../tabs/tab-state.ts';
import { createJournal } from '../vault/journal.ts';
import { createDraftMemory } from './draft-memory.ts';
import { forgetCustomer } from './forget.ts';

beforeEach(freshIndexedDb);

/** The store with these bookings, and whatever else is forgotten with a customer. */
async function forgetting(bookings: Partial<Booking>[], contacts: ContactRow[] = []) {
  const [writer, reader, session] = [createStoreWriter(), createStoreReader(), memoryStore()];
  const settings = createSettings(memoryStore());
  await writer.write({ bookings: bookings.map(aBooking), contacts });
  const joins = addressLinks(settings);
  const kept = { joins, offerLanguages: offerLanguages(settings), reasons: keptReasons(settings) };
  const deps = { reader, writer, session, journal: createJournal(), ...kept };
  const forget = (...addresses: string[]) =>
    forgetCustomer(addresses, {
      ...deps,
      actions: { undo: async () => [] },
      orders: { undo: async () => [] },
      drafts: createDraftMemory(session),
    });
  return { ...deps, settings, forget };
}
const [GUS, JO] = ['gus@x.example', 'jo@example.org'];
const gus: ContactRow = { id: 'CTC-1', address: GUS, name: 'Gus', company: null, phone: null };
const byPhone = (key: string, changes: Partial<Booking> = {}): Partial<Booking> => ({
  ...{ email: null, name: 'Gus', phone: '+1 312 555 0177', contact: null },
  people: [{ address: key, part: 'booker' as const }],
  ...changes,
});

test.each<[string, Partial<Booking>, string]>([
  ['number', {}, 'tel:13125550177'],
  ['number without a code', { phone: '(312) 555-0177' }, 'local:3125550177'],
  ['number, as it was before', { phone: '(312) 555-0177' }, 'tel:3125550177'],
  ['number that begins with 1, as before', { phone: '13125550177' }, 'tel:13125550177'],
  ['one booking', { phone: null }, 'booking:BKNG-1'],
])(
  'choices and actions under the key of a %s go with the address it got',
  async (_of, changes, key) => {
    const at = await forgetting([byPhone(key, changes)]);
    await at.joins.join(key, 'gus@old.example');
    await at.joins.part(key, JO);
    await pageChoices(at.session).write('page gmail 1', { address: key });
    const seen = { ...asShown(aBooking({ id: 'old', name: 'Gus' })), booker: key };
    const draft = { reason: '', mail: true, seen };
    const ofPruned = anIntent({ id: 'old', booking: 'old', state: 'interrupted', draft });
    await at.journal.propose([ofPruned]);
    const bookings = [aBooking(byPhone(key, { ...changes, contact: 'CTC-1' }))];
    await at.writer.write({ bookings, contacts: [gus] });
    expect(await at.forget(GUS)).toEqual(ok(null));
    expect(await readLinks(at.settings)).toEqual({ groups: [], pairs: [] });
    expect((await pageChoices(at.session).read()).size).toBe(0);
    expect(await at.journal.get('old')).toBeUndefined();
  },
);

test.each<[string, string, Partial<Booking>]>([
  ['share the number', 'tel:13125550177', {}],
  ['share the contact, with a number alone', 'contact:CTC-1', { contact: 'CTC-1' }],
])('choices of others who %s stay', async (_what, key, changes) => {
  const own = { id: 'own', email: GUS, phone: '+1 312 555 0177', contact: 'CTC-1' };
  const at = await forgetting([own, byPhone(key, { id: 'other', name: 'Kim', ...changes })]);
  await at.joins.join(key, JO);
  await at.forget(GUS);
  expect((await readLinks(at.settings)).groups).toEqual([[key, JO]]);
  expect((await at.reader.customer(key)).bookings).toHaveLength(1);
});

test('a contact with a colleague’s address is forgotten, and not the colleague', async () => {
  const at = await forgetting([byPhone('contact:CTC-1', { contact: 'CTC-1' })]);
  const people = [
    { address: JO, part: 'booker' as const },
    { address: GUS, part: 'attendee' as const },
  ];
  const ofJo = aBooking({ id: 'of-jo', email: JO, contact: null, people });
  const directory = [{ id: 'USR-1', kind: 'user', name: 'Gus', address: GUS } as const];
  await at.writer.write({ directory, bookings: [ofJo], contacts: [gus] });
  const draft = { reason: 'Later', mail: true, seen: asShown(ofJo) };
  await at.journal.propose([anIntent({ id: 'I1', booking: 'of-jo', state: 'interrupted', draft })]);
  await at.joins.join(GUS, 'gus@home.example');
  const { addresses } = await at.reader.person(['contact:CTC-1'], []);
  expect(await at.forget(...addresses)).toEqual(ok(null));
  expect(await at.reader.person(['contact:CTC-1'], [])).toMatchObject({
    bookings: [],
    contacts: [],
  });
  expect((await at.journal.get('I1'))?.draft?.seen.attendees).toEqual([GUS]);
  expect((await at.reader.customer(JO)).bookings).toMatchObject([{ people }]);
});
