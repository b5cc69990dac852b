import { CARRIE, type Contact, DECOYS, LUIS, MEI, type Person, REP } from '../people.ts';

/** A conversation of the CRM's shared inbox. */
export interface Conversation {
  id: number;
  with: Contact;
  /** Whether the row shows the name or, when it was not known at the start, the address. */
  rowShows: 'name' | 'address';
  hoursAgo: number;
  messages: readonly { from: Person; text: string; mentions?: Person }[];
}

/** The conversations of the shared inbox, newest first. */
export const CONVERSATIONS: readonly Conversation[] = [
  {
    id: 7001,
    with: CARRIE,
    rowShows: 'name',
    hoursAgo: 3,
    messages: [
      {
        from: CARRIE,
        text: 'Hello! Our solicitor would like to read the agreement before we go on. Could you copy her in?',
        mentions: DECOYS.outsider,
      },
      { from: REP, text: 'Done, she has it. You reach me directly at', mentions: REP },
      { from: CARRIE, text: 'Wonderful. I will pick a time for the walkthrough tonight.' },
    ],
  },
  {
    id: 7002,
    with: MEI,
    rowShows: 'name',
    hoursAgo: 22,
    messages: [
      { from: MEI, text: 'Is it possible to add a question to the form after people have booked?' },
      { from: REP, text: 'Yes: it then shows on new bookings only.' },
    ],
  },
  {
    id: 7003,
    with: LUIS,
    rowShows: 'address',
    hoursAgo: 49,
    messages: [{ from: LUIS, text: 'Which of the plans has more than one location?' }],
  },
];
