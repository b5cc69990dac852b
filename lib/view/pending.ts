import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { Intent } from '../actions/intent.ts';
import type { PendingView } from './model.ts';
import type { ViewWorld } from './world.ts';

/** An action without an answer for so long (ms) is no longer "sending" but in doubt. */
const DOUBT = 6_000;
/** How often what is in doubt is read again while somebody looks, in ms. */
const ROUND = 8_000;

/** The actions under way, read from the journal on disk; has those in doubt settled while the view is open. */
export function createPending(
  world: ViewWorld,
  reader: { all(): Promise<Intent[]>; close(): void },
): ReadonlySignal<PendingView[]> {
  const pending = signal<PendingView[]>([]);
  let round: ReturnType<typeof setTimeout> | undefined;

  async function load(): Promise<void> {
    const intents = await reader.all();
    pending.value = intents.map((intent) => ({
      booking: intent.booking,
      kind: intent.kind,
      state: inDoubt(intent) ? 'checking' : 'sending',
      since: intent.at,
    }));
    clearTimeout(round);
    if (intents.length === 0) return;
    round = setTimeout(() => void settle(intents.some(inDoubt)), ROUND);
  }
  const inDoubt = (intent: Intent) =>
    intent.state === 'unknown' || world.clock() - intent.at > DOUBT;

  async function settle(doubtful: boolean): Promise<void> {
    if (doubtful) await world.send('settle', {});
    await load();
  }

  world.observeChanges((change) => {
    if (change.kind === 'forgotten') reader.close();
    if (change.kind === 'intents' || change.kind === 'forgotten') void load();
  });
  void load();
  return pending;
}
