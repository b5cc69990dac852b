/**
 * A list's users of OnceHub by their lower-cased addresses, former ones among them, by which
 * bookings may still name them. An address that was handed on is that of whoever has it today.
 */
export const usersByAddress = <T extends { address: string | null; former?: string[] }>(
  rows: readonly T[],
): ReadonlyMap<string, T> =>
  new Map([
    ...rows.flatMap((row) => (row.former ?? []).map((one) => [one, row] as const)),
    ...rows.flatMap((row) => (row.address ? [[row.address, row] as const] : [])),
  ]);
