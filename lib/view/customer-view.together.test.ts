import { expect, test } from 'vitest';
import { aBooking } from '../../tests/helpers/booking.ts';
import type { PageRole } from '../domain/page-report.ts';
import { asGroup, bookedFor, canJoin } from './customer-view.ts';
import type { CustomerView, PageState } from './model.ts';

const MARA = { address: 'mara@example.com', asWritten: 'Mara@example.com', name: null };
const JO = { address: 'jo@example.com', asWritten: 'jo@example.com', name: 'Jo, from the page' };

const page = (...roles: PageRole[]): PageState => ({
  kind: 'people',
  site: 'hubspot',
  page: 'company',
  layer: 'named',
  origin: 'https://app.hubspot.com',
  onRequest: false,
  people: roles.map((role, at) => ({ address: `p${at}@example.com`, role })),
});

test.each<[string, PageState | null, boolean]>([
  ['two linked people', page('associated', 'associated'), true],
  ['one linked person', page('associated'), false],
  ['a thread', page('sender', 'recipient'), false],
  ['a record with somebody of its own', page('contact', 'associated'), false],
  ['very many', page(...Array<PageRole>(51).fill('associated')), false],
  ['nothing read', null, false],
])('%s can be shown as one group: %s', (_, state, can) => {
  expect(canJoin(state)).toBe(can);
});

const booked = aBooking({ id: 'a', company: 'Acme' });
const guest = aBooking({
  id: 'b',
  email: 'x@example.net',
  company: 'Acme',
  people: [
    { address: 'x@example.net', part: 'booker' },
    { address: JO.address, part: 'guest' },
    { address: MARA.address, part: 'guest' },
  ],
});
const view: CustomerView = {
  addresses: [MARA.asWritten, JO.asWritten],
  own: [MARA.address, JO.address],
  name: 'Mara Lind',
  company: 'Acme',
  phone: '1',
  next: null,
  history: [booked, guest],
  checked: 1,
  complete: true,
  known: true,
};

test('a group has no person’s name, and the company that all bookings share', () => {
  expect(asGroup(view, [MARA, JO])).toMatchObject({
    name: null,
    phone: null,
    company: 'Acme',
    joined: [{ ...MARA, name: 'Mara Lind' }, JO],
  });
  const mixed = { ...view, next: aBooking({ company: 'Other' }) };
  expect(asGroup(mixed, [MARA, JO]).company).toBeNull();
});

test('a booking belongs to its booker or, without the booker, to all people it names', () => {
  expect(bookedFor(booked, [JO, MARA])).toEqual(['Mara@example.com']);
  expect(bookedFor(guest, [MARA, JO])).toEqual(['Mara@example.com', 'Jo, from the page']);
  expect(bookedFor(aBooking({ people: [] }), [MARA, JO])).toEqual([]);
});
