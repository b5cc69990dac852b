import type { Places } from '../reading/dom.ts';

/*
 * Where Gmail puts things. The `email` attribute on senders and recipients has held since 2014; class names of
 * wrappers are what breaks.
 */

/** The view that is shown. Missing for a moment while a view loads. */
export const MAIN: Places = { '2026-07': '[role=main]' };

/** The open thread inside the view, in the preview pane or alone; where none of these is there, the whole view serves. */
export const THREAD: Places = { '2023-11': '.ao9,.a98.iY', '2022-10': '.PeIF1d' };

export const SUBJECT: Places = { '2026-09': 'h2.hP' };

/** A whole message, expanded or collapsed. */
export const MESSAGE: Places = { '2025-11': '[role=listitem]', '2023-11': '.h7,.kv,.ky' };

/** A part of a message that nothing but an open thread holds. */
export const MESSAGE_PART: Places = { '2025-11': '[data-message-id],.adn', 'to 2016': '.gs' };

/** Elements that carry the address of a participant in an attribute. */
export const PARTICIPANT: Places = { '2025-11': '[email],[data-hovercard-id]' };

/** A collapsed message (`.adf`, `.kv`) names nobody but its sender. */
export const SENDER: Places = {
  '2026-09': '.adf',
  '2025-11': '.gD,.ajn,td.gF',
  'to 2016': '.kv',
};

/** Recipients in a message's header. */
export const RECIPIENT: Places = { '2025-11': '.hb,.g2' };

export const BODY: Places = { '2025-11': '.a3s' };

/** Words somebody else wrote, or wrote once for all. */
export const QUOTED: Places = { '2025-11': '.gmail_quote,.gmail_signature,blockquote' };

/** What may stand inside a view and holds no participant: rows, a message being written, the columns on the right. */
export const DECOYS: Places = {
  '2025-11': 'tr.zA,[role=dialog],.az9',
  '2024-11': '.aUx,[role=complementary]',
  '2021-10': '.anm',
};

/** Who stands in the rows of a list; what is advertised there is nobody. */
export const ROW: Places = { '2025-11': 'tr.zA td:not(.am0,.bvA) [email]' };

/** Whom a message being written goes to. */
export const CHIP: Places = { '2021-10': '.anm [role=option][data-hovercard-id]' };

/** The account button: its words are translated, the address in its brackets is not. */
export const ACCOUNT: Places = {
  '2026-07': ':is(header,[role=banner]) a[aria-label*="@"]',
  'to 2016': '#gb a[title*="@"]',
};
