import type { Section } from '../claim.ts';

/** Claims about the API key. */
export const KEY: Section = {
  title: 'The key',
  claims: {
    10: {
      says: 'The key as it was typed lies in no storage and no database, stands in no page, address, log or failure, and is in no announcement and no answer.',
      in: ['unit', 'chromium', 'firefox'],
    },
    11: {
      says: 'Code in the page scripts’ world cannot read it: Chromium closes the storage to it, in Firefox it finds the sealed form at most.',
      in: ['chromium', 'firefox'],
    },
    12: {
      says: 'The key that seals it cannot be taken out of the browser’s keeping.',
      in: ['chromium', 'firefox'],
    },
    13: {
      says: 'Once entered, only its last four characters are shown; blanks around it are cut off, and what could break out of a header is refused.',
      in: ['unit', 'chromium'],
    },
    14: {
      says: 'Forgetting removes the key, its sealed form, the sealing key and everything learnt with it.',
      in: ['chromium', 'firefox'],
    },
    15: {
      says: 'It goes to OnceHub’s API over https alone: no redirect of any kind carries it elsewhere, and two fences hold that independently.',
      in: ['unit', 'static', 'chromium', 'firefox'],
    },
    16: {
      says: 'Nothing is ever asked over plain http or of another base address.',
      in: ['static', 'chromium'],
    },
    17: {
      says: 'With the sealed form damaged or the vault gone, the person is asked for the key again, and nothing but the person’s hand deletes it.',
      in: ['unit', 'chromium', 'firefox'],
    },
  },
};
