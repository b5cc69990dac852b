import type { UnreadRow } from '../domain/booking.ts';
import { ok, type Result } from '../domain/result.ts';
import type { Page } from './client.ts';

/** The most unreadable rows of one list that are told apart; more count as that many. */
const MAX_UNREAD = 1000;

/**
 * Reads a list page by page, newest created first, and calls `onPage` for each page as it arrives.
 * It always terminates: at a short page that does not announce more, at an empty page, at a cursor
 * seen before, or after `cap` pages. Answers whether the list was read to its end with every row
 * (`complete`), and the rows that could not be read. Fails as `fetchPage` does; rejects only where
 * `onPage` does.
 */
export async function eachPage<T>(
  fetchPage: (after?: string) => Promise<Result<Page<T>>>,
  onPage: (rows: T[]) => Promise<void>,
  cap: number,
): Promise<Result<{ complete: boolean; unread: UnreadRow[] }>> {
  const cursors = new Set<string>();
  let unread: UnreadRow[] = [];
  const ended = (complete: boolean) => ok({ complete: complete && unread.length === 0, unread });
  let after: string | undefined;
  for (let read = 0; read < cap; read++) {
    const page = await fetchPage(after);
    if (!page.ok) return page;
    const { rows, last, hasMore, size, isFull } = page.value;
    unread = addUnread(unread, page.value.unread);
    await onPage(rows);
    // `has_more` may be missing, or false on a full page; then one more request makes sure.
    if (hasMore !== true && !isFull) return ended(true);
    // An empty page that announces more does not prove that the list has ended.
    if (size === 0) return ended(false);
    // A repeated cursor would make an endless loop.
    if (last === null || cursors.has(last)) return ended(hasMore !== true);
    cursors.add(last);
    after = last;
  }
  return ended(false);
}

/** Adds unreadable rows to those known: each id once, and every row that came without an id. */
export function addUnread(known: readonly UnreadRow[], rows: readonly UnreadRow[]): UnreadRow[] {
  const all = [...known];
  const ids = new Set(known.map(({ id }) => id));
  for (const row of rows) {
    if (row.id === null || !ids.has(row.id)) all.push(row);
    ids.add(row.id);
  }
  return all.slice(0, MAX_UNREAD);
}
