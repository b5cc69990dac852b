import { byStart, ends, nextMeeting } from '../domain/history.ts';
import type { CustomerView } from './model.ts';

/** The view as it is at an instant: a meeting that ended since the view was made joins the history, and the one after it is next. */
export function asOf(customer: CustomerView, now: number): CustomerView {
  const { next } = customer;
  if (next === null || (ends(next) ?? now) > now) return customer;
  const all = [...customer.history, next].sort(byStart);
  const following = nextMeeting(all, now);
  return { ...customer, next: following, history: all.filter((one) => one !== following) };
}
