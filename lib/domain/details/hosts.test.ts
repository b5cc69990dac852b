import { describe, expect, test } from 'vitest';
import { readBooking } from '../../oncehub/to-booking.ts';
import { hostsAmong } from './hosts.ts';

const USERS = new Set(['priya@rep.example', 'sam@rep.example']);

/** The hosts of a booking as OnceHub sends it. */
function hostsOf(email: string, guests: string[], attendees: string[]): string[] {
  const wire = { id: 'BKNG-1', form_submission: { email, guests }, attendees };
  const read = readBooking(wire);
  if (read.is !== 'booking') throw new Error('unreadable');
  return hostsAmong(read.booking.people, (address) => USERS.has(address));
}

const DANA = 'dana@acme.example';
const PRIYA = 'priya@rep.example';
const SAM = 'sam@rep.example';

describe('who hosts a meeting', () => {
  test.each<[what: string, email: string, guests: string[], attendees: string[], hosts: string[]]>([
    ['an attendee who is a user', DANA, [], [PRIYA, DANA], [PRIYA]],
    ['each of several', DANA, [], [PRIYA, SAM, DANA], [PRIYA, SAM]],
    ['in whatever order', DANA, [], [DANA, PRIYA], [PRIYA]],
    // The customer typed a colleague's address.
    ['not a colleague the customer added', DANA, [SAM], [PRIYA, DANA, SAM], [PRIYA]],
    ['not one who was added and is not listed', DANA, [SAM], [PRIYA, DANA], [PRIYA]],
    ['not one in the field for an address', `${DANA}, ${SAM}`, [], [PRIYA, DANA], [PRIYA]],
    ['nor where OnceHub lists both', `${DANA}; ${SAM}`, [], [PRIYA, DANA, SAM], [PRIYA]],
    ['nobody, where only the customer says so', `${DANA}, ${SAM}`, [], [DANA], []],
    // The customer typed the host's own address, and lost them nothing by it.
    ['the host, though added as a guest', DANA, [SAM], [SAM, DANA], [SAM]],
    ['the host, in capital letters', DANA, ['SAM@Rep.example'], ['Sam@rep.example', DANA], [SAM]],
    ['the host, though in the field', `${DANA}, ${SAM}`, [], [SAM, DANA], [SAM]],
    ['the first listed, of two added', DANA, [SAM, PRIYA], [PRIYA, DANA, SAM], [PRIYA]],
  ])('%s', (_what, email, guests, attendees, hosts) => {
    expect(hostsOf(email, guests, attendees)).toEqual(hosts);
  });
});
