import { ANA, CARRIE, COLLEAGUE, DANA, DECOYS, LUIS, MEI, REP, THEO } from '../people.ts';
import type { Thread } from './mailbox.ts';

const SIGNATURE = [
  'Sam Okafor',
  'Customer partnerships',
  `[sam@example.org](mailto:${REP.address})`,
];
const BLUEHILL = ['Ana Ruiz · Bluehill Dental', `Invoices: ${DECOYS.invoices.address}`];

/** One customer wrote last; the rep's first answer is collapsed above. */
export const carrieThread: Thread = {
  id: 'FMfcgzQbdrTtVwXkLmNpQsRbCdFgHjKl',
  legacy: '19a1f0c2b4d60001',
  subject: 'Sorry I missed our call',
  unread: true,
  starred: true,
  messages: [
    {
      from: REP,
      to: [CARRIE],
      hoursAgo: 27,
      state: 'collapsed',
      text: [
        'Hi Carrie, I was in the room for our call but did not see you. Shall we find another time?',
      ],
      signature: SIGNATURE,
    },
    {
      from: CARRIE,
      to: [REP],
      hoursAgo: 2,
      state: 'expanded',
      text: [
        'Hi Sam,',
        'I am so sorry about our call. A delivery of forty maple trees arrived early and the whole office went out to help unload.',
        'I still very much want to see how this would work for us. We are about forty people, most of them out on sites all day, and I keep everybody’s calendar. Could you tell me which of our meetings are still on?',
        'Thank you for your patience,',
        'Carrie',
      ],
      signature: ['Carrie Customer', 'Executive Assistant, Fernhill Landscaping'],
    },
  ],
};

/**
 * The rep wrote last: the customers are recipients and earlier senders; older messages are bundled.
 */
export const danaThread: Thread = {
  id: 'FMfcgzQbdrWnZxHpJvKqRtLsMwBcDfGh',
  legacy: '19a1f0c2b4d60002',
  subject: 'Renewal: seats and dates',
  label: 'Acme',
  messages: [
    {
      from: DANA,
      to: [REP],
      hoursAgo: 190,
      state: 'bundled',
      text: ['Hello Sam, our year is nearly over. Who should I talk to about renewing?'],
    },
    {
      from: REP,
      to: [DANA],
      hoursAgo: 166,
      state: 'bundled',
      text: ['Hello Dana, that would be me. I will send you the present numbers.'],
    },
    {
      from: DANA,
      to: [REP],
      cc: [THEO],
      hoursAgo: 50,
      state: 'collapsed',
      text: [
        'Thank you. Theo looks after the accounts on our side, so I am adding him. Could we talk it through together?',
      ],
    },
    {
      from: REP,
      to: [DANA, THEO],
      cc: [COLLEAGUE],
      hoursAgo: 5,
      state: 'expanded',
      text: [
        'Hello Dana, hello Theo,',
        'Thank you both. I have put the seats you use today beside the ones you pay for: you can drop eleven without anybody noticing, and I would.',
        'Pick any time next week that suits the two of you. Priya will join for the contract. The invoice itself comes from [our billing desk](mailto:billing@example.net).',
        'Best,',
        'Sam',
      ],
      signature: SIGNATURE,
      quote: {
        from: DECOYS.quoted,
        text: 'We should have the renewal settled before the quarter ends.',
      },
    },
  ],
};

/** A conversation of several messages with one customer. */
export const meiThread: Thread = {
  id: 'FMfcgzQbdsBgCvNmKzXpTrHwJqLkDsFd',
  legacy: '19a1f0c2b4d60003',
  subject: 'Onboarding for the Osaka team',
  unread: true,
  label: 'Kite',
  messages: [
    {
      from: MEI,
      to: [REP],
      hoursAgo: 75,
      state: 'collapsed',
      text: [
        'Hi Sam, we have nine new colleagues in Osaka. Could they have the same walkthrough we had?',
      ],
    },
    {
      from: REP,
      to: [MEI],
      hoursAgo: 73,
      state: 'collapsed',
      text: ['Of course. Mornings in Osaka are late afternoons here, which works well for me.'],
      signature: SIGNATURE,
    },
    {
      from: MEI,
      to: [REP],
      hoursAgo: 20,
      state: 'expanded',
      text: [
        'Hi Sam,',
        'That is perfect. I booked two of your slots, one for each half of the team, and noted the questions they sent me in the form.',
        'One thing: the second group has two people who read English more easily than they hear it. Could you send the slides the day before?',
        'Mei',
      ],
      signature: ['Mei Tanaka', 'Customer Success Lead, Kite Analytics'],
    },
  ],
};

/** Two customers and a colleague; the newest message is not by the person who began. */
export const bluehillThread: Thread = {
  id: 'FMfcgzQbdsLpRkWtXvHnMzJqBgCdNsTf',
  legacy: '19a1f0c2b4d60004',
  subject: 'Four practices, one calendar',
  messages: [
    {
      from: LUIS,
      to: [REP],
      hoursAgo: 120,
      state: 'collapsed',
      text: [
        'Sam, we run four practices in Austin and want one booking page for all of them. Is that possible?',
      ],
    },
    {
      from: COLLEAGUE,
      to: [LUIS],
      cc: [REP],
      hoursAgo: 96,
      state: 'collapsed',
      text: ['Hello Luis, Sam is away until tomorrow. The short answer is yes.'],
    },
    {
      from: ANA,
      to: [REP],
      cc: [LUIS, COLLEAGUE],
      hoursAgo: 26,
      state: 'expanded',
      text: [
        'Hello Sam,',
        'I coordinate the calendars at Bluehill, so Luis asked me to take it from here. Each practice has its own opening hours, and two dentists work at more than one.',
        'Could you show us how a patient would see that? Half an hour is plenty.',
        'Ana',
      ],
      signature: BLUEHILL,
    },
  ],
};
