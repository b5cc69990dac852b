import type { Figures } from '../goals.ts';
import { p95 } from '../stats.ts';
import { type Outcome, playDay } from './day.ts';
import { naive } from './naive.ts';
import { bookside } from './rep.ts';

/** The size of office that the goals refer to. */
const OFFICE = { reps: 50, bookings: 50_000 };

/** Simulates the same day with Bookside, and with a client that sends requests at every view. */
export async function benchOffice(): Promise<Figures> {
  const ours = await playDay(OFFICE, bookside);
  const naiveOutcome = await playDay(OFFICE, naive);
  return { ...figures('office', ours), ...figures('office.naive', naiveOutcome) };
}

const figures = (name: string, outcome: Outcome): Figures => ({
  [`${name}.user.refused`]: outcome.refused,
  [`${name}.user.wait.p95.s`]: p95(outcome.waits),
  [`${name}.429.share`]: outcome.tooMany / outcome.requests,
  [`${name}.first.useful.min`]:
    outcome.useful.length < OFFICE.reps ? Number.POSITIVE_INFINITY : Math.max(...outcome.useful),
  [`${name}.requests`]: outcome.requests,
  [`${name}.views`]: outcome.views,
  [`${name}.views.asked`]: outcome.viewsAsked,
  [`${name}.views.in.part`]: outcome.viewsInPart,
  [`${name}.actions`]: outcome.acts,
  [`${name}.busiest.5min`]: outcome.busiest,
});
