import type { Section } from '../claim.ts';

/** Claims about who may send the background messages. */
export const ASKING: Section = {
  title: 'Who may ask',
  claims: {
    1: {
      says: 'Code that has taken over a page script gets nothing for any message but the report of who is on the page, and changes nothing with it.',
      in: ['unit', 'chromium', 'firefox'],
    },
    2: {
      says: 'A sender in a sub-frame, with another id, without an origin, or with an origin that only begins like ours is a stranger.',
      in: ['unit'],
    },
    3: {
      says: 'Names of messages that an object would inherit, empty ones and endless ones are as unknown as any other, and answered the same way.',
      in: ['unit'],
    },
    4: {
      says: 'No value whatever, sent as a message, makes the background throw or act.',
      in: ['unit'],
    },
    5: {
      says: 'A web page has no way to send us anything.',
      in: ['static', 'chromium', 'firefox'],
    },
    6: { says: 'Neither has another extension.', in: ['chromium'] },
    7: {
      says: 'Whatever a page posts to its window or pretends to be clicked leads to reports of who is on it, and to nothing else.',
      in: ['chromium'],
    },
    8: {
      says: 'The scripts that run in pages hold neither the address of the API, nor the name of its key header, nor the name of any other message.',
      in: ['static'],
    },
    9: {
      says: 'No message can be in the table without shapes for what goes in and out and without saying whom it is for.',
      in: ['unit'],
    },
  },
};
