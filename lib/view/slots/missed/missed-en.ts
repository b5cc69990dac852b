import type { MissedWords } from './missed-words.ts';

/** What is suggested after a no-show in English. */
export const WORDS: MissedWords = {
  subject: 'A new time for our meeting',
  texts: [
    `Hello {name},

we missed each other at our meeting. That happens, so let us find a new time.

The next free times:
{times}

Or choose one that suits you: {link}

Best regards
{host}`,
    `Hello {name},

our meeting did not take place this time either. If you are still interested, I would like to find a time that works better for you.

The next free times:
{times}

Or choose one that suits you: {link}

Best regards
{host}`,
    `Hello {name},

we have missed each other several times now. Is the meeting still of interest to you? A short answer is enough, a no as well.

If you would like to meet, choose a time here: {link}

Best regards
{host}`,
  ],
};
