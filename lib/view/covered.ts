import type { CoverageView, CustomerView } from './model.ts';

const DAY = 86_400_000;

/**
 * From when on everybody's bookings are here: the beginning of the first whole day in every zone
 * (UTC ms); `everything` where there is none before; `null` where nothing can be said.
 */
export function reachOf(coverage: CoverageView | null): 'everything' | number | null {
  if (coverage === null || coverage.backTo === null) return null;
  if (coverage.window === 'all' && coverage.share === 1) return 'everything';
  // A day begins at another instant in each zone; the last of a day's instants is in it everywhere west of it.
  return coverage.backTo + DAY - 1;
}

/** A customer as far as the store answers for them too, besides what OnceHub answered about them. */
export function covered(customer: CustomerView, coverage: CoverageView | null): CustomerView {
  const reach = reachOf(coverage);
  if (coverage === null || reach === null || coverage.checked === null) return customer;
  return {
    ...customer,
    checked: Math.max(customer.checked ?? 0, coverage.checked),
    complete: customer.complete || reach === 'everything',
  };
}
