import { expect, test, vi } from 'vitest';
import { DANA } from '../../sandbox/oncehub/data/known.ts';
import { testOnceHub } from '../../tests/helpers/oncehub.ts';
import type { GuestLinkKind } from '../domain/details/guest-link.ts';
import { fail, ok } from '../domain/result.ts';
import { createGuestLinks } from './guest-links.ts';
import type { Http } from './http.ts';

/** The answer about a meeting that stands, with these fields. */
const answering = (fields: object) => {
  const body = { id: 'BKNG-1', object: 'booking', status: 'scheduled', ...fields };
  const send = vi.fn<Http['send']>(async () => ok(body));
  return { link: createGuestLinks({ send }), send };
};

test('each link is read by one request of the booking, and is what OnceHub says [claim 114]', async () => {
  const { client, asked, hub } = testOnceHub();
  const id = DANA.bookings.upcoming;
  for (const [kind, end] of [
    ['move', ''],
    ['cancel', '/cancel'],
  ] as const) {
    const url = `https://oncehub.com/m/${id}${end}`;
    expect(await client.guestLink(id, kind)).toEqual(ok({ is: 'link', url }));
    expect(asked()).toEqual([`GET /v2/bookings/${id}`]);
  }
  expect(await client.guestLink(id, 'invitation')).toMatchObject({ ok: true });
  const isClassic = (one: { calendar: unknown; status: string; inTrash: boolean }) =>
    one.calendar === null && one.status === 'scheduled' && !one.inTrash;
  const classic = hub.control.bookings().find(isClassic)?.id ?? '';
  expect(await client.guestLink(classic, 'move')).toEqual(ok({ is: 'noLink' }));
});

test.each([
  ['http://oncehub.com/m/1', { is: 'noLink' }],
  ['javascript:alert(1)', { is: 'noLink' }],
  ['https://sam@oncehub.com/m/1', { is: 'noLink' }],
  ['https://oncehub.com.evil.example/m/1', { is: 'elsewhere', host: 'oncehub.com.evil.example' }],
  ['https://api.oncehub.com/m/1', { is: 'elsewhere', host: 'api.oncehub.com' }],
  [null, { is: 'noLink' }],
  ['', { is: 'noLink' }],
  [7, { is: 'noLink' }],
  [{ url: 'https://oncehub.com/m/1' }, { is: 'noLink' }],
  [`https://oncehub.com/${'m'.repeat(5000)}`, { is: 'noLink' }],
])('no link is handed out of %j [claim 114]', async (text, is) => {
  for (const kind of ['move', 'cancel', 'invitation'] as GuestLinkKind[]) {
    const { link } = answering({ reschedule_url: text, cancel_url: text, ics_url: text });
    expect(await link('BKNG-1', kind)).toEqual(ok(is));
  }
});

test.each([
  [{ status: 'canceled' }, ok({ is: 'over' })],
  [{ status: 'completed' }, ok({ is: 'over' })],
  [{ status: null }, ok({ is: 'over' })],
  [{ in_trash: true }, fail('notFound')],
  [{ deleted: true }, fail('notFound')],
  [{ id: 'BKNG-2' }, fail('unreadable')],
])(
  'a meeting that does not stand, or is another one, gives none: %j [claim 114]',
  async (is, answer) => {
    const { link } = answering({ reschedule_url: 'https://oncehub.com/m/BKNG-1', ...is });
    expect(await link('BKNG-1', 'move')).toEqual(answer);
  },
);

test('what cannot be an id is not asked for, and a failure is passed on', async () => {
  const { link, send } = answering({});
  expect(await link('../users', 'move')).toEqual(fail('notFound'));
  expect(send).not.toHaveBeenCalled();
  send.mockResolvedValueOnce(fail('offline'));
  expect(await link('BKNG-1', 'move')).toEqual(fail('offline'));
});
