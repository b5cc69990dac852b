/**
 * A notification that data changed. It holds a kind and ids, never a customer's data: the receiver
 * reads the store again.
 */
export type Change =
  /** Bookings, contacts or the directory were written. */
  | { kind: 'bookings' }
  /** The state of this tab changed: the report of its page or the choices for it. */
  | { kind: 'tab'; tab: number }
  /** A customer was requested for this window, by the context menu or the look-up. */
  | { kind: 'request'; window: number }
  /** An action was written, settled or refused. */
  | { kind: 'intents' }
  /** Meetings were marked as held, or unmarked. */
  | { kind: 'marks' }
  /** The API key was entered, locked, unlocked, refused or deleted. */
  | { kind: 'key' }
  | { kind: 'settings' }
  /** The shortcut for links was pressed while the popup was open, or could not be opened. */
  | { kind: 'link' }
  /** The sync made a step, paused or continued. */
  | { kind: 'sync' }
  /** All data was deleted: views close their database and start again. */
  | { kind: 'forgotten' };

const CHANNEL = 'bookside';

let sending: BroadcastChannel | undefined;

/**
 * Broadcasts a change to all open views. Web pages and page scripts cannot reach this channel: it
 * belongs to the extension's origin.
 */
export function announce(change: Change): void {
  sending ??= new BroadcastChannel(CHANNEL);
  sending.postMessage(change);
}

/** Subscribes to changes announced in other contexts, until the signal aborts. */
export function observe(listener: (change: Change) => void, signal: AbortSignal): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = (event: MessageEvent<Change>) => listener(event.data);
  signal.addEventListener('abort', () => channel.close(), { once: true });
}
