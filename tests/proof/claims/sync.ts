import type { Section } from '../claim.ts';

/** Claims about the sync. */
export const SYNC: Section = {
  title: 'The sync',
  claims: {
    79: {
      says: 'A list of customers who are stored is answered without a single request.',
      in: ['chromium', 'firefox'],
    },
    80: {
      says: 'A first fill is bounded: 110 requests for ten thousand bookings, and a cap for any list.',
      in: ['unit', 'chromium'],
      open: 'Counted in Chromium by `npm run bench`: within its budget a browser takes an hour for it.',
    },
    81: {
      says: 'Wherever worker or browser die, the fill goes on where it was, at one request more a death, and no row is lost or doubled.',
      in: ['unit', 'chromium'],
    },
    82: {
      says: 'What is booked, changed, trashed or deleted during a fill is right afterwards; what a list does not have is removed only once reading it by its id shows that it is gone.',
      in: ['unit'],
    },
    83: {
      says: 'A round asks only for what changed, by the server’s clock, and costs one request where nothing did.',
      in: ['unit'],
    },
    84: {
      says: 'Under a rate limit the whole sync rests and comes back slowly, and a person is served meanwhile.',
      in: ['unit', 'chromium'],
    },
    85: {
      says: 'There is one sync in a profile, whatever is open.',
      in: ['unit', 'chromium'],
    },
    86: {
      says: 'It stops where the key, the plan, the network or the access is gone or everything is forgotten, and goes on only when that changes.',
      in: ['unit', 'chromium'],
    },
    87: {
      says: 'While nobody is there, or nobody has looked for a day, nothing is asked.',
      in: ['unit', 'chromium'],
    },
    88: {
      says: '“No bookings” stands only where what was read proves it; how many bookings could not be read is said, and every list tells its age and reach.',
      in: ['unit', 'chromium'],
    },
    89: {
      says: 'An action reads first: a meeting that is already cancelled at OnceHub is not cancelled again.',
      in: ['unit', 'chromium'],
    },
    90: {
      says: 'An action that was waiting to be undone when worker or browser died is never sent by itself; the panel asks again.',
      in: ['unit', 'chromium'],
    },
    91: {
      says: 'An address a stranger put in as a guest is called a guest and counts in no figure.',
      in: ['unit'],
    },
    92: {
      says: 'What is tested is what ships: a build for each browser has equal bytes again, with no host, switch or hook for tests in any bundle.',
      in: ['static'],
    },
  },
};
