import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import en from '../../../public/_locales/en/messages.json';
import { anIntent } from '../../../tests/helpers/actions.ts';
import { aBooking } from '../../../tests/helpers/booking.ts';
import { freshIndexedDb } from '../../../tests/helpers/indexed-db.ts';
import { memoryStore } from '../../../tests/helpers/memory-store.ts';
import { applyEvent } from '../../domain/action.ts';
import { commandFor } from '../../domain/command.ts';
import type { Intent } from '../../domain/intent.ts';
import {
  IGNORE_LIST_KEY,
  KEY_STATE,
  LINKS_KEY,
  SITES_OFF_KEY,
  SYNC_KEY,
  UNDO_KEY,
} from '../../settings/setting-keys.ts';
import { createBookingCount } from '../../store/booking-count.ts';
import { createStoreWriter } from '../../store/writer.ts';
import { OWN_PATTERNS } from '../../tabs/added-sites.ts';
import { createJournal } from '../../vault/journal.ts';
import { setTranslator } from '../i18n.ts';
import { makeReport } from './bookside-report.ts';

const NOW = Date.UTC(2026, 4, 5, 12);
const MINUTE = 60_000;
const ABOUT = {
  version: '1.2.3',
  userAgent: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/142.0.0.0 Safari/537.36',
};

beforeEach(() => {
  freshIndexedDb();
  setTranslator((key) => (en as Partial<Record<string, { message: string }>>)[key]?.message ?? '');
});

// As it is from the start: other files that run in the same place see names of texts.
afterEach(() => setTranslator((key) => key));

interface Kept {
  settings?: Record<string, unknown>;
  local?: Record<string, unknown>;
  session?: Record<string, unknown>;
  granted?: string[];
}

const report = ({ settings, local, session, granted = [...OWN_PATTERNS] }: Kept = {}) =>
  makeReport(
    {
      settings: memoryStore(settings),
      local: memoryStore(local),
      session: memoryStore(session),
      reader: createBookingCount(),
      granted: async () => granted,
      bytesUsed: async () => 4096,
      clock: () => NOW,
    },
    ABOUT,
  );

test('it tells version, browser, states, counts, timings and the last refusals with their request ids', async () => {
  const writer = createStoreWriter(() => NOW);
  await writer.write({ bookings: [aBooking({ id: 'BKNG-1' }), aBooking({ id: 'BKNG-2' })] });
  const sent = { at: NOW - 9_000, server: NOW - 9_000, before: { status: 'scheduled', starts: 1 } };
  const failure = { kind: 'conflict', words: 'Dana has moved it.', request: 'req_0123456789ab' };
  const journal = createJournal();
  const acted = (id: string, booking: string) =>
    anIntent({ id, booking, state: 'proposed', at: NOW - MINUTE });
  await journal.propose([acted('one', 'BKNG-1'), acted('two', 'BKNG-2'), acted('tri', 'BKNG-3')]);
  await journal.change('one', { is: 'sent', ...sent } as never);
  const ended = { at: NOW - 8_200, server: null };
  await journal.change('one', { is: 'lost', ended, request: failure.request, failure } as never);
  await journal.change('two', { is: 'withdrawn' });
  await journal.change('tri', { is: 'refused', failure: { kind: 'offline' } });
  await journal.close();
  const made = await report({
    local: { [KEY_STATE]: { state: 'ready', ending: 'WXYZ', account: 'admin@example.com' } },
    settings: { [UNDO_KEY]: 5, [SITES_OFF_KEY]: ['gmail'], [SYNC_KEY]: { paused: true } },
    session: {
      'sync.standing': { nextAt: NOW + 30_000, failure: 'serverFault' },
      'oncehub.ahead': 7_200_000,
    },
  });
  expect(made.name).toBe('bookside-report-2026-05-05.json');
  const told = JSON.parse(made.text);
  expect(told).toMatchObject({
    bookside: '1.2.3',
    browser: ['Linux', 'Chrome/142.0.0.0'],
    language: 'en',
    made: '2026-05-05T12:00:00.000Z',
    key: { state: 'ready', mark: null },
    sync: { window: 12, paused: true, full: false, failure: 'serverFault', nextInSeconds: 30 },
    clockAheadSeconds: 7200,
    undoSeconds: 5,
    sitesOff: ['gmail'],
    sitesWithheld: [],
    stored: { bookings: 2, bytes: 4096 },
    actions: { 'cancel unknown': 1, 'cancel withdrawn': 1, 'cancel refused': 1 },
  });
  expect(told.lastRefusals).toMatchObject([
    { state: 'unknown', failure: 'conflict', request: failure.request, answeredAfterMs: 800 },
    { kind: 'cancel', state: 'refused', failure: 'offline', sent: false, request: null },
  ]);
  expect(Object.keys(told.readMs)).toEqual(['settings', 'journal', 'store']);
});

test('a new installation has a report, too', async () => {
  const told = JSON.parse((await report({ granted: [] })).text);
  expect(told).toMatchObject({ key: { state: 'none' }, stored: { bookings: 0 }, actions: {} });
  expect(told.sitesWithheld).toEqual(['gmail', 'hubspot']);
  expect(told.lastRefusals).toEqual([]);
});

test('of many refusals the last twenty are told', async () => {
  const journal = createJournal();
  for (let count = 0; count < 25; count++) {
    const id = `intent-${count}`;
    await journal.propose([
      anIntent({ id, booking: `BKNG-${count}`, state: 'proposed', at: NOW + count * 1000 }),
    ]);
    await journal.change(id, { is: 'refused', failure: { kind: 'offline' } });
  }
  await journal.close();
  const { lastRefusals, actions } = JSON.parse((await report()).text);
  expect(lastRefusals).toHaveLength(20);
  expect(lastRefusals[0].at).toBe(new Date(NOW + 24_000).toISOString());
  expect(actions).toEqual({ 'cancel refused': 25 });
});

/** A word that nothing of this program's own contains: names, parts of addresses, ids, keys. */
const secret = fc.stringMatching(/^[a-zäøł0-9]{3}xq[a-z0-9]{4,12}$/u);
const secrets = fc.array(secret, { minLength: 24, maxLength: 24 });

test('whatever is in store, vault and settings, none of its names, addresses, ids or key is in the report [claim 100]', async () => {
  await fc.assert(
    fc.asyncProperty(secrets, fc.boolean(), async (words, isDamaged) => {
      freshIndexedDb();
      let next = 0;
      const used: string[] = [];
      const word = () => {
        const one = `${words[next++ % words.length]}${next}z`;
        used.push(one);
        return one;
      };
      const address = () => `${word()}@${word()}.example`;
      const booking = (id: string) =>
        aBooking({
          ...{ id, tracking: word(), subject: word(), name: word(), email: address() },
          ...{ people: [{ address: address(), part: 'booker' }], guests: [address()] },
          ...{ phone: word(), company: word(), note: word(), joinText: word(), location: word() },
          ...{ answers: [{ question: word(), answer: word() }], owner: word(), contact: word() },
          ...{ calendar: word(), page: word(), masterPage: word(), eventType: word() },
          change: { reason: word(), by: 'user' },
        });
      const all = [booking(word()), booking(word())];
      const contact = { id: word(), address: address(), name: word(), company: word() };
      await createStoreWriter(() => NOW).write({
        bookings: all,
        contacts: [{ ...contact, phone: word() }],
      });
      const journal = createJournal();
      const intents = all.map((one): Intent => {
        const draft = commandFor('cancel', one, { reason: word(), mail: true });
        return anIntent({
          ...{ id: word(), booking: one.id, state: 'proposed', account: address(), draft },
          ...{ group: word(), at: NOW },
        });
      });
      await journal.propose(intents);
      const failure = { kind: 'conflict', words: `${word()} ${address()}`, request: word() };
      await journal.change(intents[0]?.id ?? '', { is: 'refused', failure } as never);
      if (isDamaged) {
        const [, damaged] = intents;
        const state = word();
        await journal.propose([
          {
            ...anIntent({ ...damaged, id: word(), booking: word() }),
            ...{ kind: word(), at: NOW, size: word(), yesAt: word(), request: word() },
            ...{ state, sentAt: word(), ended: { at: word(), server: word() } },
            failure: { kind: word() },
          } as never,
        ]);
      }
      await journal.close();
      const me = { id: word(), address: address(), name: word() };
      const key = { state: 'ready', ending: word(), account: address(), sealed: word() };
      const made = await report({
        local: { [KEY_STATE]: isDamaged ? { ...key, trust: { is: word() } } : key },
        session: {
          [KEY_STATE]: { ...key, key: word() },
          'sync.standing': { failure: isDamaged ? word() : 'offline', nextAt: NOW },
          'sync.progress': isDamaged
            ? { rows: word(), share: word(), backTo: word(), checked: word(), rowsLeft: word() }
            : { rows: 5, share: 1, backTo: NOW, checked: NOW, rowsLeft: 0 },
          'oncehub.ahead': isDamaged ? word() : 5,
          request: { addresses: [address()] },
        },
        settings: {
          [IGNORE_LIST_KEY]: { listed: [address(), word()], customers: [word()] },
          [LINKS_KEY]: { groups: [[address(), address()]], pairs: [] },
          [SITES_OFF_KEY]: isDamaged ? [word()] : ['gmail'],
          [SYNC_KEY]: isDamaged ? { window: word(), full: word(), paused: word(), me } : { me },
          [UNDO_KEY]: isDamaged ? word() : 8,
        },
        granted: [...OWN_PATTERNS, `https://${word()}.example/*`],
      });
      const text = made.text.toLowerCase();
      expect(used.filter((one) => text.includes(one.toLowerCase()))).toEqual([]);
      expect(text).not.toContain('@');
      // It was made of all that, all the same.
      expect(JSON.parse(made.text).stored.bookings).toBe(2);
    }),
    { numRuns: 60 },
  );
});

test.each<[string, string | null]>([
  ['req_7f3a9b2c4d5e6f708192a3b4', 'req_7f3a9b2c4d5e6f708192a3b4'],
  ['0b9d1a3c-1111-4222-8333-123456789abc', null],
  ['BKNG-1234567890', null],
  ['CTC-1234567890', null],
  ['dana@example.com', null],
  ['req_dana@example.com', null],
  ['b00c51deb00c51deb00c51deb00c51de', null],
])('of what came as a request id, %s, the report has %s', async (request, told) => {
  const journal = createJournal();
  await journal.propose([anIntent({ state: 'proposed', at: NOW })]);
  const failure = { kind: 'conflict', request } as const;
  await journal.change('intent-1', { is: 'refused', failure });
  await journal.close();
  expect(applyEvent(anIntent({ state: 'proposed' }), { is: 'refused', failure }).request).toBe(
    request,
  );
  expect(JSON.parse((await report()).text).lastRefusals[0].request).toBe(told);
});
