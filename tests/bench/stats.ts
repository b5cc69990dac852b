/** The value that `share` of the values do not exceed (nearest rank). */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(Math.ceil(sorted.length * share) - 1, 0)] ?? Number.NaN;
}

/** The 95th percentile. */
export const p95 = (values: readonly number[]): number => quantile(values, 0.95);
/** The median (nearest rank). */
export const median = (values: readonly number[]): number => quantile(values, 0.5);
