import { expect, test } from 'vitest';
import { asShown } from '../../lib/domain/shown-booking.ts';
import { readBooking } from '../../lib/oncehub/to-booking.ts';
import { until } from '../../sandbox/browser/until.ts';
import { createOnceHub, KEYS } from '../../sandbox/oncehub/server.ts';
import { createLedger } from './ledger.ts';
import { watch } from './wire.ts';

/** A stand-in with one booking, whose cancellation was confirmed as it is now. */
async function scene() {
  const onceHub = createOnceHub({ switches: { limits: 'off' } });
  const { control } = onceHub;
  const ledger = createLedger(control);
  const wire = watch(onceHub, ledger);
  const id = control.addBooking({ email: 'swept@example.com' });
  const send = (method: 'GET' | 'POST', path = '') =>
    wire.fetch(
      new Request(`https://api.oncehub.com/v2/bookings/${id}${path}`, {
        method,
        headers: { 'API-Key': KEYS.demo },
      }),
    );
  const read = readBooking(await (await send('GET')).json());
  if (read.is !== 'booking') throw new Error('no booking');
  const seen = asShown(read.booking);
  ledger.follow({ intent: 'a', kind: 'cancel', seen, reason: '', mail: true });
  return { control, ledger, wire, id, send };
}

test('a request that was carried out is told from one that found the meeting cancelled', async () => {
  const ours = await scene();
  await ours.send('POST', '/cancel');
  const late = await scene();
  late.wire.meanwhile(late.id, () => {
    late.ledger.others(late.id, () => late.control.guestCancels(late.id, 'Ill'));
  });
  await late.send('POST', '/cancel');
  const told = ({ ledger, id }: typeof ours) => ({
    posts: ledger.posts.has('a'),
    applied: ledger.applied.has('a'),
    had: ledger.had(id, 'canceled'),
    by: ledger.is(id).booking.change?.by,
  });
  expect(told(ours)).toEqual({ posts: true, applied: true, had: true, by: 'user' });
  expect(told(late)).toEqual({ posts: true, applied: false, had: true, by: 'customer' });
});

test('a request counts as carried out though its answer was lost, and not if it was lost itself', async () => {
  const [before, after] = [await scene(), await scene()];
  before.control.fault({ kind: '500', match: { method: 'POST' } });
  after.control.fault({ kind: '500', after: 'action', match: { method: 'POST' } });
  for (const one of [before, after]) await one.send('POST', '/cancel');
  expect([before, after].map(({ ledger }) => ledger.applied.has('a'))).toEqual([false, true]);
});

test('a request is told from what others do before its late answer', async () => {
  const { control, ledger, id, send } = await scene();
  control.fault({ kind: 'delay', ms: 100, after: 'action', match: { method: 'POST' } });
  const sent = send('POST', '/cancel');
  await until(5_000, async () => control.booking(id)?.status === 'canceled');
  ledger.others(id, () => control.trash(id));
  await sent;
  expect([ledger.applied.has('a'), ledger.is(id).gone]).toEqual([true, 'trash']);
});

test('a request after the meeting was read as another one is found', async () => {
  const { control, ledger, id, send } = await scene();
  control.edit(id, { subject: 'Something else' });
  await send('GET');
  await send('POST', '/cancel');
  expect(ledger.of(id)).toMatchObject({ isOther: true, posts: 1 });
});
