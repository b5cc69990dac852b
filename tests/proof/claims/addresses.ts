import type { Section } from '../claim.ts';

/** Claims about finding people's addresses in pages. */
export const ADDRESSES: Section = {
  title: 'Finding addresses',
  claims: {
    26: {
      says: 'What is found is valid, normalised, distinct and bounded in number, in a time that grows no faster than the text.',
      in: ['unit'],
    },
    27: {
      says: 'The rep’s own addresses, robots, lists and logging addresses are not offered first.',
      in: ['unit'],
    },
    28: {
      says: 'A page that is huge or never rests is still read, in steps that leave it quick, and makes two messages a second at most.',
      in: ['unit', 'chromium'],
    },
    29: {
      says: 'Hidden text, quotes, signatures, mailto links, encoded and look-alike addresses follow written rules.',
      in: ['unit'],
    },
    30: {
      says: 'Leaving a thread or record leaves its people behind, and a late report of a page that is gone is dropped.',
      in: ['unit', 'chromium'],
    },
  },
};
