import type { Section } from '../claim.ts';

/** Claims about reading OnceHub's answers. */
export const ANSWERS: Section = {
  title: 'Answers from OnceHub',
  claims: {
    31: {
      says: 'Any JSON from any endpoint becomes a whole model or a named failure, and no screen ever says “undefined”.',
      in: ['unit'],
    },
    32: {
      says: 'Unknown fields are not stored, and an unknown status is shown as another one in OnceHub’s own word.',
      in: ['unit'],
    },
    33: {
      says: 'A body that unpacks beyond four megabytes is given up at once.',
      in: ['unit', 'chromium'],
    },
    34: {
      says: 'A customer with ten thousand bookings is painted from the store in a moment, the list cut and counted truly.',
      in: ['chromium', 'firefox'],
      open: 'Such a customer takes a browser half an hour to read within its budget; `npm run bench` times the panel beside 100,000 bookings instead.',
    },
    35: {
      says: 'An answer that is cut, drips, is empty, a web page, too short, or in another encoding makes one notice a person understands.',
      in: ['unit', 'chromium'],
    },
    36: {
      says: 'A list that never ends, repeats itself or promises more than it gives comes to an end, and is called incomplete.',
      in: ['unit'],
    },
    37: { says: 'No id can change the path of a request.', in: ['unit'] },
    38: { says: 'No key of an answer reaches a prototype.', in: ['unit'] },
    39: {
      says: 'A booking is shown under the people it names, whichever question brought it.',
      in: ['unit'],
    },
  },
};
