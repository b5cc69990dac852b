/** What changed, as kinds and ids, never a customer's data: who hears it reads the store. */
export type Change =
  /** Bookings, contacts or the directory were written. */
  | { kind: 'bookings' }
  /** What the page in this tab shows. */
  | { kind: 'tab'; tab: number }
  /** Somebody was asked for in this window, by menu or look-up. */
  | { kind: 'ask'; window: number }
  /** An action was written, settled or refused. */
  | { kind: 'intents' }
  /** Meetings were noted as held, or no longer. */
  | { kind: 'marks' }
  /** The key was entered, locked, opened, refused or forgotten. */
  | { kind: 'key' }
  | { kind: 'settings' }
  /** The sync did a step, rests or goes on. */
  | { kind: 'sync' }
  /** Everything was forgotten: views close their database and start anew. */
  | { kind: 'forgotten' };

const CHANNEL = 'bookside';

let sending: BroadcastChannel | undefined;

/** Tells every open view of ours. Neither a page nor a page script can reach this channel: it belongs to our origin. */
export function announce(change: Change): void {
  sending ??= new BroadcastChannel(CHANNEL);
  sending.postMessage(change);
}

/** Hears of changes made in other contexts until the signal aborts. */
export function observe(hear: (change: Change) => void, signal: AbortSignal): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = (event: MessageEvent<Change>) => hear(event.data);
  signal.addEventListener('abort', () => channel.close(), { once: true });
}
