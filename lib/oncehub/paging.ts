import { ok, type Result } from '../domain/result.ts';
import type { Page } from './client.ts';

/**
 * Reads a list page by page, newest created first, and calls `onPage` for each page as it arrives.
 * It always terminates: at a short page that does not announce more, at an empty page, at a cursor
 * seen before, or after `cap` pages. Answers whether the list was read to its end (`complete`).
 * Fails as `fetchPage` does; rejects only where `onPage` does.
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
    // `has_more` may be missing, or false on a full page; then one more request makes sure.
    if (hasMore !== true && !isFull) return ok({ complete: true });
    // An empty page that announces more does not prove that the list has ended.
    if (size === 0) return ok({ complete: false });
    // A repeated cursor would make an endless loop.
    if (last === null || cursors.has(last)) return ok({ complete: hasMore !== true });
    cursors.add(last);
    after = last;
  }
  return ok({ complete: false });
}
