import type { Section } from '../claim.ts';

/** Claims about booking links. */
export const LINKS: Section = {
  title: 'Links',
  claims: {
    108: {
      says: 'The request for a one-time link tells the name, the address and the number of the customer shown and, for a team’s calendar, the address of the rep, to OnceHub alone; nobody is mailed, and only an https link to OnceHub is copied.',
      in: ['unit', 'chromium'],
    },
    109: {
      says: 'A general link is made without a request.',
      in: ['unit', 'chromium'],
    },
    116: {
      says: 'A message after a no-show is shown whole before it leaves, and leaves by a press alone: to the clipboard, or to the mail program that was chosen. Bookside sends it to nobody.',
      in: ['chromium', 'firefox'],
    },
    117: {
      says: 'No name, address or text adds a recipient, a header or a parameter to a mail that is opened.',
      in: ['unit'],
    },
  },
};
