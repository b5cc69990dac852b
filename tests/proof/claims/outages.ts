import type { Section } from '../claim.ts';

/** Claims about rate limits, failures and full disks. */
export const OUTAGES: Section = {
  title: 'Limits and outages',
  claims: {
    40: {
      says: 'One browser asks at most twice a second and sixty times in five minutes, over every sync, panel and death of the worker.',
      in: ['unit', 'chromium'],
    },
    41: {
      says: 'Whatever Retry-After says, the wait is a sane one, is told, and ends.',
      in: ['unit'],
    },
    42: {
      says: 'A single 401 costs nothing; a key that OnceHub refuses again, in its own words and not a network’s page, stops every request but the question whether it is accepted, is told once, and stays sealed until it is accepted or replaced.',
      in: ['unit', 'chromium'],
    },
    43: {
      says: 'Offline, from the start or on the way, what is stored is shown with its age.',
      in: ['chromium', 'firefox'],
    },
    44: {
      says: 'A server that hangs is given up at the deadline, and the panel can be used meanwhile.',
      in: ['unit', 'chromium'],
    },
    45: {
      says: 'Access that is withheld or taken away is explained, granted by one press, and costs nothing that was stored.',
      in: ['chromium', 'firefox'],
    },
    46: {
      says: 'With any storage full, what can be read is shown, what cannot is said, and no action leaves that could not be written down.',
      in: ['unit', 'chromium'],
    },
    98: {
      says: 'A database that does not open is given up in time and said in words of its own, an upgrade is not counted, and a late opening is used.',
      in: ['unit', 'chromium'],
    },
  },
};
