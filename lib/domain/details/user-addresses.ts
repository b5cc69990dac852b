/** What a directory row is known by. */
interface Known {
  id: string;
  /** Lower-cased; `null` for what has none, such as a calendar. */
  address: string | null;
  /** A user's earlier addresses, by which bookings may still name them. */
  former?: string[];
}

/**
 * Rows of the directory by their ids, and users also by their addresses. One that was handed on is
 * that of whoever has it today.
 */
export const byIdOrAddress = <T extends Known>(rows: readonly T[]): ReadonlyMap<string, T> =>
  new Map([
    ...rows.flatMap((row) => [row.id, ...(row.former ?? [])].map((one) => [one, row] as const)),
    ...rows.map((row) => [row.address ?? row.id, row] as const),
  ]);
