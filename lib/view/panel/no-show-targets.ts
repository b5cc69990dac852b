import { computed, effect, type ReadonlySignal } from '@preact/signals-core';
import { isAskable } from '../../address/customer-key.ts';
import type { Booking } from '../../domain/booking.ts';
import { noShowTargets } from '../../domain/history.ts';
import type { CustomerQuery } from '../customer-query.ts';
import type { Subject } from '../model.ts';
import { guarded } from '../surface/trouble.ts';
import type { PanelModel } from './model.ts';

/** The part of an address in a booking; `null` when the booking does not name the address. */
export const partOf = (booking: Booking, address: string) =>
  booking.people.find((person) => person.address === address)?.part ?? null;

/**
 * The meetings that the menu's no-show command can mark, without those in which the address is only
 * an added guest; `now` in UTC ms.
 */
export const missedMeetings = (bookings: readonly Booking[], address: string, now: number) =>
  noShowTargets(
    bookings.filter((booking) => partOf(booking, address) !== 'guest'),
    now,
  );

/**
 * The bookings that the menu's no-show command can mark, the latest first; `undefined` while the
 * command is not used, and before OnceHub has answered: while a newer meeting is missing from the
 * store, an older one must not be offered in its place.
 */
export function createNoShowTargets(
  {
    asked,
    subjects,
    shown,
  }: {
    asked: ReadonlySignal<PanelModel['asked']>;
    subjects: ReadonlySignal<readonly Subject[]>;
    shown: CustomerQuery;
  },
  now: () => number,
): ReadonlySignal<Booking[] | undefined> {
  /** Who the command was used for, and when; empty while it is not used. */
  const question = computed(() => {
    const [subject] = subjects.value;
    const isAsked = asked.value?.reason === 'noShowMenu' && subject;
    return isAsked ? `${asked.value?.at} ${subject.address}` : '';
  });

  /**
   * Whether the bookings are known. Of a customer without address and contact, OnceHub cannot be
   * asked: what is stored is all there is.
   */
  const isHeard = computed(
    () => shown.heard.value || shown.stored.value?.own.some(isAskable) === false,
  );

  /** The question that OnceHub was asked eagerly for. */
  let put = '';

  // A no-show cannot be undone at OnceHub, so it is only offered after a fresh, complete read.
  effect(() => {
    const isIdle = shown.refresh.value.state === 'idle';
    // What was heard once may be forgotten, or a key added to it.
    if (isHeard.value) put = '';
    if (isHeard.value || !isIdle || shown.stored.value === null) return;
    // Whatever leaves a customer unheard of would leave them so for ever.
    if (question.value === '' || question.value === put) return;
    put = question.value;
    void shown.refetch(true);
  });

  return guarded(undefined, () => {
    const [subject] = subjects.value;
    const stored = shown.stored.value;
    if (!question.value || !subject || !stored || !isHeard.value) return undefined;
    return missedMeetings(stored.bookings, subject.address, now());
  });
}
