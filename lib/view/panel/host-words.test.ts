import { expect, test } from 'vitest';
import { aBooking } from '../../../tests/helpers/booking.ts';
import type { Person } from '../../domain/booking.ts';
import { t } from '../i18n.ts';
import { hostWords } from './host-words.ts';

const ME = { id: 'USR-1', address: 'sam@old.example', name: 'Sam' };
const users = new Map([
  ['sam@old.example', { id: 'USR-1', name: 'Sam' }],
  ['sam@new.example', { id: 'USR-1', name: 'Sam' }],
  ['ben@rep.example', { id: 'USR-2', name: 'Ben' }],
]);
const names = new Map([['USR-2', 'Ben']]);
const attendee = (address: string): Person => ({ address, part: 'attendee' });
const words = (...people: Person[]) =>
  hostWords(aBooking({ owner: 'USR-2', people }), { users, names, me: ME });

test('the rep is "you" under their present address and under the one they entered', () => {
  for (const address of ['sam@old.example', 'sam@new.example']) {
    expect(words(attendee(address))).toBe(t('hostedBy', t('you')));
  }
  expect(words(attendee('ben@rep.example'))).toBe(t('hostedByOthers', 'Ben'));
});

test('a colleague whom only the customer named is no host', () => {
  const typed: Person = { ...attendee('sam@new.example'), typed: 'listed' };
  expect(words(attendee('ben@rep.example'), typed)).toBe(t('hostedByOthers', 'Ben'));
  expect(words({ ...typed, typed: 'alone' })).toBe(t('bookedWithOthers', 'Ben'));
  expect(words(typed)).toBe(t('hostedBy', t('you')));
});
