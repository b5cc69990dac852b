import { COLLEAGUE, DANA, ELIF, MEI, NOOR, REP, REP_SECOND, ROBOT, TEAM_LIST } from '../people.ts';
import type { Thread } from './mailbox.ts';

/** A thread with a person who never booked. */
export const noorThread: Thread = {
  id: 'FMfcgzQbdtHsJkXzWvLpRnTqMgBcCdFf',
  legacy: '19a1f0c2b4d60005',
  subject: 'A first question from Orchard',
  longIdMissing: true,
  messages: [
    {
      from: NOOR,
      to: [REP],
      hoursAgo: 52,
      state: 'expanded',
      text: [
        'Dear Sam,',
        'A friend at Kite told me about you. We run a community space and lend out six rooms by e-mail, which is as slow as it sounds.',
        'Where would I start?',
        'Noor',
      ],
    },
  ],
};

/**
 * A mailing list of the rep's own domain forwarded a stranger's mail; the stranger's address is in
 * the text only.
 */
export const listThread: Thread = {
  id: 'FMfcgzQbdtVbNmLkJhGfDsQwRtXzCpKj',
  legacy: '19a1f0c2b4d60006',
  subject: 'Question from the website',
  messages: [
    {
      from: { name: 'Elif Demir via Hello', address: TEAM_LIST.address },
      to: [TEAM_LIST],
      hoursAgo: 98,
      state: 'expanded',
      text: [
        'Hello, we would like to see the product before the season starts.',
        `You reach me at ${ELIF.address.replace('@', '@{wbr}')} or by telephone in the mornings.`,
        'Elif Demir, Harbor Sailing School',
      ],
    },
  ],
};

/** The same list passed on a customer's mail; only the message's details have her address. */
export const viaThread: Thread = {
  id: 'FMfcgzQbdxRtVbNmLkJhGfDsQwZxCpKw',
  legacy: '19a1f0c2b4d60010',
  subject: 'Can we move the training?',
  messages: [
    {
      from: { name: `'${DANA.name}' via Hello`, address: TEAM_LIST.address },
      replyTo: DANA,
      to: [TEAM_LIST],
      hoursAgo: 160,
      state: 'expanded',
      text: ['Hello, our plant is closed that week. Could somebody call me?', 'Dana'],
    },
  ],
};

/** A thread with colleagues only: no customer. */
export const teamThread: Thread = {
  id: 'FMfcgzQbdvKjHgFdSqWrTzXcVbNmLpMn',
  legacy: '19a1f0c2b4d60007',
  subject: 'Notes for Monday’s stand-up',
  messages: [
    {
      from: COLLEAGUE,
      to: [REP],
      hoursAgo: 122,
      state: 'expanded',
      text: ['Three things: renewals, the new onboarding deck, and who brings the cake.', 'Priya'],
    },
  ],
};

/** A mail sent by a machine. */
export const robotThread: Thread = {
  id: 'FMfcgzQbdvWxCvBnMkLjHgFdSpRtQzTs',
  legacy: '19a1f0c2b4d60008',
  subject: 'Your parcel has been left with a neighbour',
  messages: [
    {
      from: ROBOT,
      to: [REP],
      hoursAgo: 150,
      state: 'expanded',
      text: ['Parcel 7731 was left at number 14. Please do not answer this message.'],
    },
  ],
};

/** A thread in the second mailbox: the same customer, another owner. */
export const secondMailboxThread: Thread = {
  id: 'FMfcgzQbdwMnBvCxZkLjHgFdSqTrWpRt',
  legacy: '19a1f0c2b4d60009',
  subject: 'Slides from the meetup',
  unread: true,
  messages: [
    {
      from: MEI,
      to: [REP_SECOND],
      hoursAgo: 30,
      state: 'expanded',
      text: [
        'Hi Sam, it was good to see you on Saturday. Are your slides online somewhere?',
        'Mei',
      ],
    },
  ],
};
