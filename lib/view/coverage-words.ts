import { reachOf } from './coverage.ts';
import type { CoverageView, CustomerView } from './model.ts';

/*
 * Which text to show when the store has no bookings. The store is a copy of OnceHub from a certain
 * date on. "No bookings" is true only back to that date, or as far as OnceHub itself was asked.
 */

/**
 * The text for a customer without bookings, by its key in `public/_locales`. `since` (UTC ms) is
 * the date in the text; `null` when the text has no date.
 */
export interface EmptyWords {
  key:
    | 'empty_all'
    | 'empty_known'
    | 'empty_unknown'
    | 'empty_unknownSince'
    | 'empty_since'
    | 'empty_unasked'
    | 'notAsked';
  since: number | null;
  /**
   * The button to offer: `lookFurther` asks OnceHub for this customer's whole history, `tryAgain`
   * repeats the request; `null`: none.
   */
  step: 'lookFurther' | 'tryAgain' | null;
}

/**
 * The text for a customer without bookings in the store. The customer's view must already have
 * passed through `withCoverage`.
 */
export function emptyWords(
  { checked, complete, known }: Pick<CustomerView, 'checked' | 'complete' | 'known'>,
  coverage: CoverageView | null,
): EmptyWords {
  const reach = reachOf(coverage);
  const since = typeof reach === 'number' ? reach : null;
  if (reach === 'everything') return { key: 'empty_all', since, step: null };
  if (complete && known) return { key: 'empty_known', since: null, step: null };
  if (complete && known === false) {
    return { key: since === null ? 'empty_unknown' : 'empty_unknownSince', since, step: null };
  }
  if (since !== null) return { key: 'empty_since', since, step: 'lookFurther' };
  if (checked !== null) return { key: 'empty_unasked', since, step: 'tryAgain' };
  return { key: 'notAsked', since, step: 'tryAgain' };
}

/**
 * The text that says how far back the store is complete, by its key in `public/_locales`. `since`
 * (UTC ms) is the date in the text; `null` when the text has no date.
 */
export interface ReachWords {
  key:
    | 'reach_off'
    | 'reach_all'
    | 'reach_whole'
    | 'reach_filling'
    | 'reach_own'
    | 'reach_ahead'
    | 'reach_begun';
  since: number | null;
}

/** Selects the text that says how far back the store is complete. */
export function reachWords(coverage: CoverageView): ReachWords {
  const reach = reachOf(coverage);
  const { window, share, me, ownAhead, backTo, wanted } = coverage;
  if (window === 'off') return { key: 'reach_off', since: null };
  if (reach === 'everything') return { key: 'reach_all', since: null };
  if (reach === null) {
    return { key: me && ownAhead ? 'reach_own' : 'reach_begun', since: null };
  }
  if (share === 1) return { key: 'reach_whole', since: reach };
  // The sync fetches upcoming bookings first: they are complete while the past's share is still 0.
  const isAhead = share === 0 && backTo !== null && wanted !== null;
  return isAhead ? { key: 'reach_ahead', since: null } : { key: 'reach_filling', since: reach };
}

/**
 * The key of the text that says why the sync is stopped; `null` when it is running, or when the
 * user chose to store nothing in advance.
 */
export function restWords({ window, full, paused, failure }: CoverageView): RestKey | null {
  if (window === 'off') return null;
  if (full) return full === 'disk' ? 'rest_full' : 'rest_limit';
  if (paused) return 'rest_paused';
  return failure && `failure_${failure}`;
}

type RestKey =
  | 'rest_full'
  | 'rest_limit'
  | 'rest_paused'
  | `failure_${NonNullable<CoverageView['failure']>}`;
