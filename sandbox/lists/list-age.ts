/** The oldest that a list may be in a release, in days. */
const MAX_DAYS = 365;
const DAY_MS = 86_400_000;

/**
 * Why a list with this day (`2026-11-30`) may not be released at `now` (UTC ms); `null` where it
 * may. A day that is none, or that is yet to come, would never grow old, so it is refused as well.
 */
export function whyTooOld(madeOn: string, now: number): string | null {
  const days = (now - Date.parse(`${madeOn}T00:00:00Z`)) / DAY_MS;
  // The day may have begun earlier where the list was made.
  if (!(days > -2)) return `has no day on which it can have been made ("${madeOn}")`;
  return days > MAX_DAYS ? `is of ${madeOn}, more than a year old` : null;
}
