import type { Section } from '../claim.ts';

/** Claims about stale state, time, privacy and the built package. */
export const STATE: Section = {
  title: 'State, time, privacy, package',
  claims: {
    58: {
      says: 'An answer for an earlier address, tab, window or key never takes the place of a newer one.',
      in: ['unit', 'chromium'],
    },
    59: {
      says: 'Garbage and older forms in any storage leave key and journal alone, and the store is rebuilt.',
      in: ['unit'],
    },
    60: {
      says: 'With a clock a day wrong, in any zone and at any change of the clocks, order and words stay right.',
      in: ['unit', 'chromium'],
    },
    61: {
      says: 'A whole working day asks nothing of any host but OnceHub’s API.',
      in: ['chromium', 'firefox'],
    },
    62: {
      says: 'Nothing is asked before a key is set, and no page causes a request, however many addresses it shows.',
      in: ['chromium', 'firefox'],
    },
    99: {
      says: 'No permission that came with an update since the first builds brings a warning or a question.',
      in: ['chromium', 'firefox'],
    },
    100: {
      says: 'The report about Bookside that a person can save is shown in full first, and has no name, no address, no id but OnceHub’s request ids, nothing of the key and none of OnceHub’s words.',
      in: ['unit', 'chromium'],
    },
    63: {
      says: 'The built manifests are, entry by entry, the ones that were reviewed.',
      in: ['static'],
    },
    95: {
      says: 'Settings that decide what is shown or sent are out of reach of page scripts; what one writes to local storage changes nothing.',
      in: ['unit', 'firefox'],
    },
    64: {
      says: 'Building twice gives the same bytes for each browser, every package is checked by its digest in the lock file, installing runs one known script, no code comes from text or elsewhere, and Mozilla’s linter finds no error.',
      in: ['static'],
    },
  },
};
