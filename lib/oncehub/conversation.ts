import * as z from 'zod/mini';
import type { Answer, Booking } from '../domain/booking.ts';
import type { ConversationAnswers } from '../domain/details/answers.ts';
import { type Failure, ok, type Result } from '../domain/result.ts';
import type { Http } from './http.ts';
import { WireConversation, WireList } from './wire.ts';

/** The booking whose conversation is asked for. */
export type OfConversation = Pick<Booking, 'id' | 'contact' | 'starts'>;

/**
 * Makes the reading of a conversation's answers: with the booking itself or, where OnceHub expands
 * no single booking, with its contact's list. OnceHub's sources contradict each other about what
 * can be expanded, and neither may give them. It fails as `Http.send` does.
 */
export function createConversations(http: Pick<Http, 'send'>) {
  /** Whether OnceHub expands a single booking; assumed until it refuses. */
  let isExpandable = true;

  const ask = (path: string, query: Record<string, string> = {}) =>
    http.send({
      method: 'GET',
      path,
      query: { ...query, expand: 'conversation' },
      priority: 'person',
      isExtra: true,
    });

  return async ({ id, contact, starts }: OfConversation): Promise<Result<ConversationAnswers>> => {
    if (isExpandable) {
      const answer = await ask(`/bookings/${id}`);
      if (!answer.ok && answer.failure.kind !== 'badRequest') return unlessRefused(answer.failure);
      isExpandable = answer.ok;
      const answers = answer.ok && answersOf(answer.value, id);
      if (answers) return ok({ is: 'given', answers });
    }
    if (contact === null || starts === null) return ok({ is: 'notGiven' });
    const answer = await ask('/bookings', { ...around(starts), contact, limit: '100' });
    if (!answer.ok && answer.failure.kind !== 'badRequest') return unlessRefused(answer.failure);
    const list = answer.ok ? z.safeParse(WireList, answer.value).data : undefined;
    for (const row of list?.data ?? []) {
      const answers = answersOf(row, id);
      if (answers) return ok({ is: 'given', answers });
    }
    return ok({ is: 'notGiven' });
  };
}

/** A 403 is an answer: the account may not read conversations. */
const unlessRefused = (failure: Failure): Result<ConversationAnswers> =>
  failure.kind === 'planRefused' || failure.kind === 'unprocessable'
    ? ok({ is: 'refused' })
    : { ok: false, failure };

/** The bounds of a list of the bookings that start at this instant (UTC ms): both are strict. */
const around = (starts: number) => ({
  'starting_time.gt': new Date(starts - 1).toISOString(),
  'starting_time.lt': new Date(starts + 1).toISOString(),
});

/** The answers that a booking of this id came with; `null` where it came without. */
function answersOf(raw: unknown, id: string): Answer[] | null {
  const booking = z.safeParse(WireConversation, raw).data;
  const answers = booking?.id === id ? booking.conversation?.answers : null;
  if (!answers) return null;
  return answers.flatMap(({ question, internal_label: label, value }) => {
    const asked = question ?? label;
    return asked && value ? [{ question: asked, answer: value }] : [];
  });
}
