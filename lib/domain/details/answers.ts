import type { Answer } from '../booking.ts';
import { fold } from '../fold.ts';

/** What OnceHub says of the answers a customer gave in a conversation. */
export type ConversationAnswers =
  | { is: 'given'; answers: Answer[] }
  /** It does not send them with a booking. */
  | { is: 'notGiven' }
  /** It refuses to: the account may not read them. */
  | { is: 'refused' };

/**
 * The answers of several sources in their order, each question once: a question asked again has
 * its other answers on lines of their own. Letter case, accents, underscores and a colon at the end
 * make no other question.
 */
export function withoutRepeats(...sources: readonly (readonly Answer[])[]): Answer[] {
  const asked = new Map<string, { question: string; answers: Map<string, string> }>();
  for (const { question, answer } of sources.flat()) {
    const key = fold(question.replace(/[\s_]+|[:?*\s]+$/g, ' ')) || question;
    const known = asked.get(key) ?? { question, answers: new Map() };
    asked.set(key, known);
    const same = fold(answer);
    if (!known.answers.has(same)) known.answers.set(same, answer);
  }
  return [...asked.values()].map(({ question, answers }) => ({
    question,
    answer: [...answers.values()].join('\n'),
  }));
}
