import { REP, REP_SECOND } from '../people.ts';
import { bluehillThread, carrieThread, danaThread, meiThread } from './customerThreads.ts';
import type { Mailbox } from './mailbox.ts';
import {
  listThread,
  noorThread,
  robotThread,
  secondMailboxThread,
  teamThread,
  viaThread,
} from './otherThreads.ts';

/** The signed-in mailboxes, by the `<n>` of their URL; threads are sorted newest first. */
export const MAILBOXES: readonly Mailbox[] = [
  {
    number: 0,
    owner: REP,
    threads: [
      carrieThread,
      danaThread,
      meiThread,
      bluehillThread,
      noorThread,
      listThread,
      teamThread,
      robotThread,
      viaThread,
    ],
  },
  { number: 1, owner: REP_SECOND, threads: [secondMailboxThread] },
];
