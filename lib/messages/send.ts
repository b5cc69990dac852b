import { browser } from '../platform/browser.ts';
import type { Input, MessageName, Output } from './table.ts';

/** Messages of the extension's pages; `page-message.ts` sends the page scripts' only message. */
type OurMessage = Exclude<MessageName, 'addressesFound'>;

/**
 * Sends a request to the background and returns its answer. Never throws. A worker that is just
 * starting may have no listener yet, so a message that was not received is sent once more; a
 * message that was received is never repeated. Where the answer is lost, `propose` returns
 * `unknownOutcome`, since the background may have accepted the action; any other message returns
 * `bug`.
 */
export async function send<N extends OurMessage>(name: N, input: Input<N>): Promise<Output<N>> {
  const failed = (kind: 'unknownOutcome' | 'bug') =>
    ({ ok: false, failure: { kind } }) as Output<N>;
  const isProposal = name === 'propose' || name === 'proposeOrder';
  for (const last of [false, true]) {
    try {
      const answer: Output<N> | null | undefined = await browser.runtime.sendMessage({
        name,
        input,
      });
      return answer ?? failed(isProposal ? 'unknownOutcome' : 'bug');
    } catch (error) {
      const unheard = error instanceof Error && /receiving end does not exist/i.test(error.message);
      if (!unheard || last) return failed(isProposal && !unheard ? 'unknownOutcome' : 'bug');
    }
  }
  return failed('bug');
}
