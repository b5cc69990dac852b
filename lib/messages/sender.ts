/** Who stands behind a message, as far as the browser vouches for it. */
export type Asker =
  /** A page script of ours in a top frame. It lives in a stranger's page and is treated as hostile. */
  | 'page'
  /** Our own panel, popup or options page. */
  | 'ours'
  | 'stranger';

/** What the browser says of a sender; neither page nor page script can forge these. */
export interface Sender {
  id?: string | undefined;
  origin?: string | undefined;
  frameId?: number | undefined;
  tab?: { id?: number | undefined } | undefined;
}

function originOf(told: string | undefined): string | null {
  if (told === undefined || !URL.canParse(told)) return null;
  const { protocol, host, origin } = new URL(told);
  // Extension origins are opaque to the URL parser in some engines: then rebuild them.
  const whole = origin === 'null' ? `${protocol}//${host}` : origin;
  return whole === told ? whole : null;
}

/**
 * Says who asks. Origins are parsed and compared whole, never by prefix; a missing origin, a
 * sub-frame or another extension is a stranger. Having a tab tells nothing: our own pages have one
 * when they are opened in a tab.
 */
export function whoAsks(sender: Sender, own: { id: string; origin: string }): Asker {
  if (sender.id !== own.id) return 'stranger';
  if ((sender.frameId ?? 0) !== 0) return 'stranger';
  const origin = originOf(sender.origin);
  if (origin === null) return 'stranger';
  if (origin === own.origin) return 'ours';
  return sender.tab?.id !== undefined && origin.startsWith('https://') ? 'page' : 'stranger';
}
