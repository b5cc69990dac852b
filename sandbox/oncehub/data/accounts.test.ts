import { describe, expect, it } from 'vitest';
import { Account } from '../account.ts';
import { endOf } from '../booking-store.ts';
import { defaultSwitches } from '../switches.ts';
import { bookingBody } from '../wire.ts';
import { type Amount, buildAccounts } from './accounts.ts';
import * as known from './known.ts';

const NOW = known.SAMPLE_NOW;
const DAY = 86_400_000;
const accountAt = (now: number, amount: Partial<Amount> = {}) =>
  new Account(buildAccounts({ now, ...amount }).main);
const main = accountAt(NOW);
main.bookings.settle(NOW);
const { rows } = main.bookings;

describe('the main account', () => {
  it('has 500 bookings of about 60 people over three years', () => {
    expect(rows).toHaveLength(500);
    expect(main.contacts.rows.length).toBeGreaterThanOrEqual(55);
    expect(main.contacts.rows.length).toBeLessThanOrEqual(65);
    const recent = rows.filter(({ created }) => created > NOW - 3 * 366 * DAY);
    expect(recent.length).toBeGreaterThan(490);
  });

  it('is the same each time it is generated', () => {
    const again = accountAt(NOW);
    again.bookings.settle(NOW);
    expect(again.bookings.rows).toEqual(rows);
    expect(again.contacts.rows).toEqual(main.contacts.rows);
  });

  it('has unique ids in the usual format', () => {
    for (const { id } of rows) expect(id).toMatch(/^BKNG-[0-9A-Z]{12}$/);
    for (const { id } of main.contacts.rows) expect(id).toMatch(/^CTC-[0-9A-Z]{10,14}$/);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  });

  it('has bookings with every status', () => {
    const statuses = new Set(rows.map(({ status }) => status));
    const all = 'requested scheduled rescheduled completed canceled no_show expired'.split(' ');
    expect([...statuses].sort()).toEqual(all.sort());
  });

  it('has only plausible times', () => {
    for (const { id, created, updated, starts } of rows) {
      expect([id, created <= NOW, updated <= NOW, created <= updated]).toEqual([
        id,
        true,
        true,
        true,
      ]);
      const published = id === known.CARRIE.bookings.sample;
      expect([id, starts > created]).toEqual([id, !published]);
    }
  });

  it('has references only to objects that exist or were deleted', () => {
    for (const booking of rows) {
      const { owner, contact, calendar, page, masterPage, eventType, conversation } = booking;
      const found = (id: string | null, among: { get(id: string): unknown }) =>
        id === null || among.get(id) !== undefined || main.deleted.has(id);
      expect([booking.id, found(owner, main.users)]).toEqual([booking.id, true]);
      expect([booking.id, found(contact, main.contacts)]).toEqual([booking.id, true]);
      expect([booking.id, found(calendar, main.calendars)]).toEqual([booking.id, true]);
      expect([booking.id, found(page, main.pages)]).toEqual([booking.id, true]);
      expect([booking.id, found(masterPage, main.masterPages)]).toEqual([booking.id, true]);
      expect([booking.id, found(eventType, main.eventTypes)]).toEqual([booking.id, true]);
      expect([booking.id, found(conversation, main.conversations)]).toEqual([booking.id, true]);
    }
  });

  it('has classic and calendar bookings', () => {
    expect(rows.filter(({ calendar }) => calendar !== null).length).toBeGreaterThan(50);
    expect(rows.filter(({ page }) => page !== null).length).toBeGreaterThan(30);
    expect(rows.some(({ calendar, form }) => calendar !== null && form === null)).toBe(true);
    const mixed = main.bookings.of(known.MIXED.contact);
    expect(mixed.some(({ calendar }) => calendar !== null)).toBe(true);
    expect(mixed.some(({ page }) => page !== null)).toBe(true);
  });

  it('uses only reserved domains, except in the published sample', () => {
    const text = JSON.stringify([rows, main.contacts.rows, main.users.rows]);
    const addresses = text.match(/[\w.+-]+@[\w.-]+\w/g) ?? [];
    const outside = addresses.filter((one) => !/(^|[@.])example\.(com|org|net)$/i.test(one));
    expect(new Set(outside)).toEqual(new Set([known.CARRIE.email]));
  });
});

describe('the people known by name', () => {
  it.each(Object.entries({ ...known.CARRIE.bookings, ...known.TIMES.bookings }))(
    '%s is there',
    (_name, id) => {
      expect(main.bookings.get(id)).toBeDefined();
    },
  );

  it('include Carrie with her history', () => {
    const { bookings, contact } = known.CARRIE;
    expect(main.bookings.of(contact)).toHaveLength(7);
    const of = (name: keyof typeof bookings) => {
      const booking = main.bookings.get(bookings[name]);
      return [booking?.status, Math.round(((booking?.starts ?? 0) - NOW) / DAY)];
    };
    expect(of('upcoming')).toEqual(['scheduled', 2]);
    expect(of('moved')).toEqual(['rescheduled', 9]);
    expect(of('markable')).toEqual(['completed', -2]);
    expect(of('held')).toEqual(['completed', -26]);
    expect(of('cancelled')).toEqual(['canceled', -33]);
    expect(of('missed')).toEqual(['no_show', -41]);
    const next = main.bookings.get(bookings.upcoming);
    expect(next).toMatchObject({
      zone: 'America/New_York',
      joinUrl: expect.stringMatching(/^https:/),
    });
    const rep = main.users.get(next?.hosts[0] ?? '');
    expect(rep?.body.timezone).not.toBe(next?.zone);
    const cancelled = main.bookings.get(bookings.cancelled);
    expect(cancelled?.change).toMatchObject({
      actioned_by: 'customer',
      reason: expect.any(String),
    });
  });

  it.each(Object.values(known.COUNTED))('$email has the stated number of bookings', (person) => {
    expect(main.bookings.of(person.contact)).toHaveLength(person.bookings);
    expect(main.contacts.withAddress(person.email)).toHaveLength(1);
  });

  it('include customers with the stated unusual contacts', () => {
    const { noBookings, movedAway, unknown, phoneOnly } = known.EDGES;
    expect(main.bookings.of(noBookings.contact)).toEqual([]);
    expect(main.contacts.withAddress(noBookings.email)).toHaveLength(1);
    expect(main.contacts.withAddress(movedAway.email)).toEqual([]);
    expect(rows.some(({ form }) => form?.email === movedAway.email)).toBe(true);
    expect(main.contacts.withAddress(known.LUIS.guest)).toEqual([]);
    expect(rows.some(({ form }) => form?.guests.includes(known.LUIS.guest))).toBe(true);
    expect(JSON.stringify(rows)).not.toContain(unknown);
    expect(main.contacts.get(phoneOnly.contact)?.email).toBeNull();
    expect(main.bookings.of(phoneOnly.contact)).toHaveLength(1);
    expect(
      main.contacts
        .withAddress(known.MEI.email)
        .map(({ id }) => id)
        .sort(),
    ).toEqual([...known.MEI.contacts].sort());
  });

  it('include meetings at difficult times', () => {
    const get = (id: string) => {
      const booking = main.bookings.get(id);
      if (!booking) throw new Error(id);
      return booking;
    };
    const { bookings } = known.TIMES;
    expect(get(bookings.inThreeMinutes).starts - NOW).toBe(180_000);
    expect(get(bookings.running).starts).toBeLessThan(NOW);
    expect(endOf(get(bookings.running))).toBeGreaterThan(NOW);
    expect(get(bookings.justEnded).status).toBe('completed');
    const local = (time: number) =>
      new Date(time).toLocaleTimeString('en-GB', { timeZone: 'America/New_York' });
    expect(local(get(bookings.localMidnight).starts)).toBe('00:00:00');
    // 1 November 2026: the clocks go back from 2:00 to 1:00.
    const across = get(bookings.acrossDst);
    expect([local(across.starts), local(endOf(across))]).toEqual(['01:00:00', '02:00:00']);
    expect(endOf(across) - across.starts).toBe(2 * 3_600_000);
  });

  it('include bookings with unusual values in every field', () => {
    const bodies = main.bookings
      .of(known.HOSTILE.contact)
      .map((one) => bookingBody(one, defaultSwitches()));
    const some = (holds: (body: Record<string, unknown>) => boolean) => bodies.some(holds);
    expect(some((body) => Object.keys(body).join() === 'object,id')).toBe(true);
    expect(some((body) => String(body.subject).length === 300)).toBe(true);
    expect(some((body) => JSON.stringify(body).includes('javascript:'))).toBe(true);
    expect(some((body) => String(body.location_description).includes('\r\n'))).toBe(true);
    expect(some((body) => body.duration_minutes === null)).toBe(true);
    expect(some((body) => !('attendees' in JSON.parse(JSON.stringify(body))))).toBe(true);
  });
});

describe('another amount of data', () => {
  it('has the same people and bookings at any moment, with dates relative to it', () => {
    for (const now of [Date.UTC(2027, 1, 28, 23, 59), Date.UTC(2031, 5, 1)]) {
      const account = accountAt(now);
      account.bookings.settle(now);
      expect(account.bookings.rows.map(({ id }) => id).sort()).toEqual(
        rows.map(({ id }) => id).sort(),
      );
      expect(account.bookings.get(known.CARRIE.bookings.upcoming)?.status).toBe('scheduled');
      expect(account.bookings.get(known.DANA.bookings.upcoming)?.status).toBe('scheduled');
    }
  });

  it('has a heavy customer if the option is set', () => {
    const account = accountAt(NOW, { heavyCustomer: 3000 });
    expect(account.bookings.of(known.HEAVY.contact)).toHaveLength(3000);
    expect(account.bookings.rows).toHaveLength(3500);
    expect(main.contacts.withAddress(known.HEAVY.email)).toEqual([]);
  });

  it('grows to many thousands of bookings, with unique addresses and ids', () => {
    const account = accountAt(NOW, { bookings: 30_000 });
    expect(account.bookings.rows).toHaveLength(30_000);
    expect(new Set(account.bookings.rows.map(({ id }) => id)).size).toBe(30_000);
    const addresses = account.contacts.rows.map(({ email }) => email?.toLowerCase());
    // One more for Mei, who has two contacts.
    expect(new Set(addresses).size).toBe(addresses.length - 1);
  });
});

describe('the other accounts', () => {
  it('have a few rows and nothing of the main one', () => {
    const { other, noPlan } = buildAccounts({ now: NOW });
    expect([other.api, noPlan.api]).toEqual([true, false]);
    for (const { bookings, contacts } of [other, noPlan]) {
      expect(bookings).toHaveLength(2);
      expect(contacts).toHaveLength(2);
      for (const { id } of bookings) expect(main.bookings.get(id)).toBeUndefined();
    }
  });
});
