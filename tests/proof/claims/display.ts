import type { Section } from '../claim.ts';

/** Claims about displaying untrusted text. */
export const DISPLAY: Section = {
  title: 'What strangers may make us show',
  claims: {
    18: {
      says: 'Markup in any text of a booking is shown as the text it is, also after it lay in the store.',
      in: ['unit', 'chromium'],
    },
    19: {
      says: 'Only an https address becomes a link, and its true host stands beside it.',
      in: ['unit', 'chromium'],
    },
    20: {
      says: 'Content policy and Trusted Types are in force in panel, popup and options.',
      in: ['chromium', 'firefox'],
    },
    21: {
      says: 'To a page, a file of ours cannot be told from one that does not exist.',
      in: ['chromium', 'firefox'],
    },
    22: {
      says: 'A page is the same with and without us, and hears nothing of us.',
      in: ['chromium', 'firefox'],
    },
    23: {
      says: 'Direction marks, invisible characters and endless names neither hide nor reorder what a confirm says.',
      in: ['chromium'],
    },
    24: {
      says: 'The right-click menu never acts; the most it does is to show whom a selection names.',
      in: ['chromium'],
    },
    25: {
      says: 'Nothing of ours that could be pressed stands in any page.',
      in: ['static', 'chromium'],
    },
    97: {
      says: 'What cannot be drawn is said in its place, with what to do; the other meetings and the notices of actions stand.',
      in: ['unit', 'chromium'],
    },
  },
};
