import { reachOf } from './customer-view.ts';
import type { CoverageView, CustomerView } from './model.ts';

/*
 * What may be said of bookings that are not there. The store is a copy with a beginning; "none" is
 * true only as far back as it reaches, or as far as OnceHub itself was asked.
 */

/** What is said where there is no booking to show, by the names of its texts; `since` where those name a day. */
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
  /** What helps: asking OnceHub about this customer's whole past, or asking at all. */
  step: 'lookFurther' | 'tryAgain' | null;
}

/** What is true of a customer without bookings in the store, who is `covered` already. */
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

/** What the store holds, by the name of its text; `since` where that names a day. */
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

/** How far the store reaches, in one sentence. */
export function reachWords(coverage: CoverageView): ReachWords {
  const reach = reachOf(coverage);
  const { window, share, me, ownAhead, backTo, wanted } = coverage;
  if (window === 'off') return { key: 'reach_off', since: null };
  if (reach === 'everything') return { key: 'reach_all', since: null };
  if (reach === null) {
    return { key: me && ownAhead ? 'reach_own' : 'reach_begun', since: null };
  }
  if (share === 1) return { key: 'reach_whole', since: reach };
  // The first thing that is whole is what lies ahead.
  const isAhead = share === 0 && backTo !== null && wanted !== null;
  return isAhead ? { key: 'reach_ahead', since: null } : { key: 'reach_filling', since: reach };
}

/** Why the store is not being filled, by the name of its text; `null` where it is, or need not be. */
export function restWords({ window, full, paused, failure }: CoverageView): RestKey | null {
  if (window === 'off') return null;
  if (full) return 'rest_full';
  if (paused) return 'rest_paused';
  return failure && `failure_${failure}`;
}

type RestKey = 'rest_full' | 'rest_paused' | `failure_${NonNullable<CoverageView['failure']>}`;
