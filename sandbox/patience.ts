/** The factor for all time limits, from 1 (a quiet machine) to 6; see `tests/run/patience.ts`. */
const factor = (): number => Number(process.env.BOOKSIDE_PATIENCE ?? 1);

/** The time limit, in ms, for something that takes at most `base` ms on a quiet machine. */
export const patient = (base: number): number => Math.round(base * factor());
