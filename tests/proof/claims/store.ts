import type { Section } from '../claim.ts';

/** Claims about the local store. */
export const STORE: Section = {
  title: 'The store',
  claims: {
    65: {
      says: 'Only the background writes: our pages open databases as they are, read, and neither upgrade nor delete.',
      in: ['static', 'chromium', 'firefox'],
    },
    66: {
      says: 'A page that is opened before there is a store makes none.',
      in: ['unit', 'chromium', 'firefox'],
    },
    67: {
      says: 'A customer who is stored is painted while the worker sleeps and the network is gone.',
      in: ['chromium', 'firefox'],
    },
    68: {
      says: 'Neither a page nor its page script can read or write the store, announce a change or make the panel do anything.',
      in: ['chromium', 'firefox'],
    },
    69: {
      says: 'A page of bookings and the cursor behind it are written together or not at all.',
      in: ['unit', 'chromium'],
    },
    70: {
      says: 'On a full disk what is stored stays, the sync says why it rests, and key, journal and settings are left alone; where the browser’s limit or Bookside’s own is reached, the oldest bookings make room.',
      in: ['unit', 'chromium', 'firefox'],
    },
    71: {
      says: 'A database that is damaged, emptied or gone is rebuilt once; a lost vault is said.',
      in: ['unit', 'chromium', 'firefox'],
    },
    72: {
      says: 'Older forms are brought up to date or rebuilt, and no open panel is in the way of that.',
      in: ['unit', 'chromium'],
      open: 'The older builds it would take are not kept; the units upgrade their stored examples.',
    },
    73: {
      says: 'A row that does not fit is passed over whole, and never half shown.',
      in: ['unit'],
    },
    74: {
      says: 'Forgetting empties every place we keep anything in, in open panels too; forgetting one customer leaves no trace of them; a late answer brings nothing back.',
      in: ['unit', 'chromium', 'firefox'],
    },
    75: {
      says: 'Bookings of two accounts never lie in one store, and those of one give way to another’s only after the person was asked.',
      in: ['unit', 'chromium'],
    },
    76: {
      says: 'Only fields on a written list are stored, and what lies beyond the chosen window goes.',
      in: ['unit', 'static'],
    },
    77: {
      says: 'With a hundred thousand bookings one address is read within 5 ms and fifty within 50, near what the browser’s bare index takes.',
      in: ['chromium', 'firefox'],
      open: 'Figures of `npm run bench`, which decides nothing: a shared machine is too slow at times.',
    },
    102: {
      says: 'Two spellings of one person are offered at most: they become one customer by a press, and by nothing else.',
      in: ['unit', 'chromium', 'firefox'],
    },
    78: {
      says: 'Of several accounts of one booking, in whatever order they come, the one OnceHub changed last stays.',
      in: ['unit'],
    },
  },
};
