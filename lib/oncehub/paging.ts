import { ok, type Result } from '../domain/result.ts';
import type { Page } from './client.ts';

/**
 * Reads a list page by page, newest created first, handing each page on as it comes. Ends by itself
 * whatever the server says: at a short or empty page, at a cursor seen before, or after `cap`
 * pages. The answer tells whether the list was read to its end.
 */
export async function eachPage<T>(
  fetchPage: (after?: string) => Promise<Result<Page<T>>>,
  onPage: (rows: T[]) => Promise<void>,
  cap: number,
): Promise<Result<{ complete: boolean }>> {
  const cursors = new Set<string>();
  let after: string | undefined;
  for (let read = 0; read < cap; read++) {
    const page = await fetchPage(after);
    if (!page.ok) return page;
    const { rows, last, hasMore, size, isFull } = page.value;
    await onPage(rows);
    // `has_more` may be missing, or false on a full page: then one more look is cheap and certain.
    if (hasMore !== true && !isFull) return ok({ complete: true });
    // Nothing, and yet more is promised: that proves nothing about the end.
    if (size === 0) return ok({ complete: false });
    // A cursor that repeats would go round for ever.
    if (last === null || cursors.has(last)) return ok({ complete: hasMore !== true });
    cursors.add(last);
    after = last;
  }
  return ok({ complete: false });
}
