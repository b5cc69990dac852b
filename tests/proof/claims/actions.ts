import type { Section } from '../claim.ts';

/** Claims about cancelling, rescheduling and no-shows. */
export const ACTIONS: Section = {
  title: 'Actions',
  claims: {
    47: {
      says: 'Wherever the worker dies around an action, it is sent once at most, and the panel ends with the truth.',
      in: ['chromium'],
    },
    48: {
      says: 'The same holds for Firefox’s event page and for a browser that is killed and started again.',
      in: ['chromium', 'firefox'],
    },
    49: {
      says: 'In every order of intending, sending, dying, answering, losing, restarting and reading, whatever other people, other keys and the clock do meanwhile, an intent is sent once at most, and what is said of it is true.',
      in: ['unit'],
    },
    50: {
      says: 'Two clicks, two panels, two windows, popup and panel make one intent.',
      in: ['chromium'],
    },
    51: {
      says: 'An action whose answer was lost on the way to the panel is being checked, and never called failed.',
      in: ['unit', 'chromium'],
    },
    52: {
      says: 'A conflict is resolved by reading the booking, and shown in OnceHub’s words meanwhile.',
      in: ['unit'],
    },
    53: {
      says: 'A yes that cannot be read, is about another booking, or does not show the change, is settled by reading; time alone never makes it done.',
      in: ['unit'],
    },
    54: {
      says: 'A booking whose status, time, length, subject, booker (or, where a name alone tells who that is, the name), contact or host changed since it was shown has to be confirmed anew, and it is said what changed; nothing else stops an action.',
      in: ['unit', 'chromium'],
    },
    55: {
      says: 'No confirm goes through by a held key, by the first focus or within its first half second, and each names customer, time and effect.',
      in: ['unit', 'chromium'],
    },
    56: {
      says: 'A no-show is said to be final; a paid booking shows OnceHub’s words and offers no second try.',
      in: ['unit', 'chromium'],
    },
    93: {
      says: 'Under another account’s key an action in doubt is not read, and one that waits is not sent.',
      in: ['unit'],
    },
    94: {
      says: 'That a meeting is unchanged is said only after a reading that began six minutes after the sending, by OnceHub’s clock.',
      in: ['unit'],
    },
    96: {
      says: 'Where the browser deleted the journal, an action in doubt is still said to be open; it is neither sent nor called done.',
      in: ['unit', 'chromium'],
    },
    101: {
      says: 'Actions confirmed together are sent in order within the limits, and once each; what a death, a sleep or a lost network leaves is one list, and goes on only by the person’s hand.',
      in: ['unit', 'chromium'],
    },
    103: {
      says: 'A meeting is handed over by one request at most, and only a reading that shows the new host among its hosts makes it done, whatever OnceHub calls its owner.',
      in: ['unit', 'chromium', 'firefox'],
    },
    104: {
      says: 'Whoever hands a meeting over is told before that the customer and the hosts are told, that the link may change, and who is free as far as it is known; a refusal of OnceHub’s is said with one next step.',
      in: ['unit', 'chromium'],
    },
    105: {
      says: 'An order is sent once at most, in every order of deaths, losses, repetitions, lags, keys and clocks; undone in time, it is not sent.',
      in: ['unit', 'chromium'],
    },
    106: {
      says: 'What became of an order is said only after a look at OnceHub’s list, after a refusal too: booked once, booked twice, or not booked, with all that was typed.',
      in: ['unit', 'chromium'],
    },
    107: {
      says: 'A move cancels the old meeting only after the new one was read and stands, without a mail unless that was ticked; after a death between the halves nothing is sent.',
      in: ['unit', 'chromium'],
    },
    113: {
      says: 'Whoever moves a meeting chooses among the free times of the calendar it was booked on, and is told before who is invited, who is not carried over, and that the old meeting is cancelled only after the new one stands; four presses at most.',
      in: ['unit', 'chromium', 'firefox'],
    },
    115: {
      says: 'Where the old meeting of a move was not cancelled, it is said that both stand, with the refusal, and one press has it cancelled, with the time to undo and without a mail.',
      in: ['unit', 'chromium'],
    },
    57: {
      says: 'An action cut short by an update is settled by the new version.',
      in: ['chromium'],
    },
  },
};
