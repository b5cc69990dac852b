import { browser } from '../platform/browser.ts';
import type { Input, MessageName, Output } from './table.ts';

/** Rows our own pages may send; the page scripts' one message has a module of its own. */
type OurMessage = Exclude<MessageName, 'addressesFound'>;

/**
 * Asks the background. A worker that is just starting may not listen yet, so one that nobody heard
 * is sent a second time; one that was heard and lost its answer is never repeated. An action whose
 * answer was lost may have been taken, anything else has failed.
 */
export async function send<N extends OurMessage>(name: N, input: Input<N>): Promise<Output<N>> {
  const failed = (kind: 'unknownOutcome' | 'bug') =>
    ({ ok: false, failure: { kind } }) as Output<N>;
  for (const last of [false, true]) {
    try {
      const answer: Output<N> | null | undefined = await browser.runtime.sendMessage({
        name,
        input,
      });
      return answer ?? failed(name === 'propose' ? 'unknownOutcome' : 'bug');
    } catch (error) {
      const unheard = error instanceof Error && /receiving end does not exist/i.test(error.message);
      if (!unheard || last)
        return failed(name === 'propose' && !unheard ? 'unknownOutcome' : 'bug');
    }
  }
  return failed('bug');
}
