import { expect, test } from 'vitest';
import { aBooking } from '../../tests/helpers/booking.ts';
import type { Booking, Status } from './booking.ts';
import { type Offer, offers, TARGET, type WhyNot } from './rules.ts';

const NOW = Date.UTC(2026, 4, 5, 12);
const AHEAD = NOW + 1;
const BEGUN = NOW;

type Answer = WhyNot | 'yes';
const answer = (offer: Offer): Answer => (offer.possible ? 'yes' : offer.why);

test.each<[Status, number | null, cancel: Answer, reschedule: Answer, noShow: Answer]>([
  ['scheduled', AHEAD, 'yes', 'yes', 'notStarted'],
  ['scheduled', BEGUN, 'over', 'over', 'yes'],
  ['scheduled', null, 'noTime', 'noTime', 'noTime'],
  ['rescheduled', AHEAD, 'yes', 'yes', 'notStarted'],
  ['rescheduled', BEGUN, 'over', 'over', 'yes'],
  ['completed', BEGUN, 'over', 'over', 'yes'],
  // A slow clock, or a meeting that was moved in OnceHub: the status decides.
  ['completed', AHEAD, 'over', 'over', 'notStarted'],
  ['completed', null, 'noTime', 'noTime', 'noTime'],
  ['requested', AHEAD, 'awaitingApproval', 'awaitingApproval', 'awaitingApproval'],
  ['requested', BEGUN, 'awaitingApproval', 'awaitingApproval', 'awaitingApproval'],
  ['canceled', AHEAD, 'alreadyCancelled', 'alreadyCancelled', 'alreadyCancelled'],
  ['canceled', BEGUN, 'alreadyCancelled', 'alreadyCancelled', 'alreadyCancelled'],
  ['no_show', BEGUN, 'alreadyNoShow', 'alreadyNoShow', 'alreadyNoShow'],
  ['other', AHEAD, 'unknownStatus', 'unknownStatus', 'unknownStatus'],
  ['other', BEGUN, 'unknownStatus', 'unknownStatus', 'unknownStatus'],
])('%s starting at %s: cancel %s, reschedule %s, no-show %s', (status, starts, ...wanted) => {
  const { cancel, reschedule, noShow } = offers(aBooking({ status, starts }), NOW);
  expect([cancel, reschedule, noShow].map(answer)).toEqual(wanted);
});

test.each<[string, Partial<Booking>, Answer[]]>([
  ['ahead', { starts: AHEAD }, ['paid', 'paid', 'notStarted']],
  ['begun', { starts: BEGUN }, ['over', 'over', 'yes']],
])('the actions of a paid booking that is %s', (_when, changes, wanted) => {
  const { cancel, reschedule, noShow } = offers(aBooking({ ...changes, paid: true }), NOW);
  expect([cancel, reschedule, noShow].map(answer)).toEqual(wanted);
});

test.each<[string, Partial<Booking>, Answer]>([
  ['ahead', { starts: AHEAD }, 'yes'],
  ['ahead and paid', { starts: AHEAD, paid: true }, 'yes'],
  ['ahead and moved', { starts: AHEAD, status: 'rescheduled' }, 'yes'],
  ['begun', { starts: BEGUN }, 'over'],
  ['over', { starts: BEGUN, status: 'completed' }, 'over'],
  ['cancelled', { starts: AHEAD, status: 'canceled' }, 'alreadyCancelled'],
  ['not approved yet', { starts: AHEAD, status: 'requested' }, 'awaitingApproval'],
  ['without a time', { starts: null }, 'noTime'],
])('a booking that is %s can be handed over: %j %s', (_when, changes, wanted) => {
  expect(answer(offers(aBooking(changes), NOW).reassign)).toBe(wanted);
});

test('a booking with the target status of an action does not offer that action', () => {
  for (const kind of ['cancel', 'reschedule', 'noShow'] as const) {
    for (const starts of [AHEAD, BEGUN]) {
      const done = aBooking({ status: TARGET[kind], starts });
      expect(offers(done, NOW)[kind].possible).toBe(false);
    }
  }
});
