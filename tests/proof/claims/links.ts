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
    114: {
      says: 'A link by which one acts as the guest is read from OnceHub at the press, handed out only if it is an https link to OnceHub, and left nowhere but on the clipboard.',
      in: ['unit', 'chromium'],
    },
  },
};
