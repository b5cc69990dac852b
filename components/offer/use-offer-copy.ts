import { useState } from 'preact/hooks';
import type { Failure } from '../../lib/domain/result.ts';
import type { OfferMessage } from '../../lib/view/slots/offer/offer-message.ts';
import type { ShownSlots } from '../slots/use-slots.ts';

/** Where copying an offer stands. */
export interface OfferCopy {
  state: 'idle' | 'busy' | 'copied' | 'failed';
  /** Times (UTC ms) that were taken meanwhile; then nothing was copied. */
  gone: readonly number[];
  /** Why OnceHub could not be asked whether the times are still free. */
  failure: Failure | null;
  /** Copies the offer as text and HTML; resolves to the times that are gone. */
  copy(): Promise<readonly number[]>;
  /** What is shown of the last copy no longer holds. */
  reset(): void;
}

type Done = Pick<OfferCopy, 'state' | 'gone' | 'failure'>;
const IDLE: Done = { state: 'idle', gone: [], failure: null };

/**
 * Copies an offer whose times are still free: those read more than two minutes ago are asked for
 * anew first. The clipboard is written to at the press itself, as browsers demand, with the text to
 * follow.
 */
export function useOfferCopy(
  shown: Pick<ShownSlots, 'fresh'>,
  starts: readonly number[],
  messageOf: ((starts: readonly number[]) => OfferMessage) | undefined,
): OfferCopy {
  const [done, setDone] = useState<Done>(IDLE);

  async function copy(): Promise<readonly number[]> {
    if (!messageOf) return [];
    setDone({ ...IDLE, state: 'busy' });
    const checked = shown.fresh(starts);
    const part = (type: string, pick: (message: OfferMessage) => string) =>
      checked.then((free) => {
        if (!free.ok || free.value.length > 0) throw new Error('not free');
        return new Blob([pick(messageOf(starts))], { type });
      });
    const parts = {
      'text/plain': part('text/plain', ({ text }) => text),
      'text/html': part('text/html', ({ html }) => html),
    };
    const written = write(parts);
    const free = await checked;
    const isWritten = await written;
    if (!free.ok) setDone({ state: 'idle', gone: [], failure: free.failure });
    else if (free.value.length > 0) setDone({ ...IDLE, gone: free.value });
    else setDone({ ...IDLE, state: isWritten ? 'copied' : 'failed' });
    return free.ok ? free.value : [];
  }
  return { ...done, copy, reset: () => setDone(IDLE) };
}

/** Writes to the clipboard; false where the browser refuses, or a part is not to be had. */
async function write(parts: Record<string, Promise<Blob>>): Promise<boolean> {
  const settled = Promise.allSettled(Object.values(parts));
  try {
    await navigator.clipboard.write([new ClipboardItem(parts)]);
    return true;
  } catch {
    await settled;
    return false;
  }
}
