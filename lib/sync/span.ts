/** Milliseconds of a day. */
export const DAY = 86_400_000;

/** The beginning of a day (UTC ms). */
export const floorDay = (at: number): number => Math.floor(at / DAY) * DAY;

/** The beginning of a month (UTC ms). */
export const monthStart = (at: number): number => {
  const date = new Date(at);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth());
};

/** The same day and time so many months before (UTC ms); the month's last day where it is shorter. */
export function monthsBefore(at: number, months: number): number {
  const date = new Date(at);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() - months];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(date.getUTCDate(), last)) + (at - floorDay(at));
}
