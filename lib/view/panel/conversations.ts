import type { ConversationAnswers } from '../../domain/details/answers.ts';
import type { Result } from '../../domain/result.ts';
import type { ViewDeps } from '../deps.ts';

/** Asks for the answers of the conversation that a booking came from, by the booking's id. */
export type AskConversation = (booking: string) => Promise<Result<ConversationAnswers>>;

/**
 * Creates the reading of conversations: each is asked for once, and kept in memory alone for as
 * long as the view is open. A failure is not kept. Another key or a setting drops them all; so does
 * a customer who is forgotten.
 */
export function createConversations({
  send,
  observeChanges,
}: Pick<ViewDeps, 'send' | 'observeChanges'>): AskConversation {
  const known = new Map<string, ReturnType<AskConversation>>();
  observeChanges(({ kind }) => {
    if (kind === 'key' || kind === 'settings' || kind === 'forgotten') known.clear();
  });
  return (id) => {
    const asked = known.get(id) ?? send('readConversation', { id });
    known.set(id, asked);
    void asked.then((answer) => answer.ok || known.delete(id));
    return asked;
  };
}
