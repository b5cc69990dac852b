/** By how much everything is waited for longer than on a quiet machine, from 1 to 6; see `tests/run/patience.ts`. */
const factor = (): number => Number(process.env.BOOKSIDE_PATIENCE ?? 1);

/** How long to wait (ms) for what takes at most `base` ms on a quiet machine. */
export const patient = (base: number): number => Math.round(base * factor());
