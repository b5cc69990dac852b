import { setTimeout as sleep } from 'node:timers/promises';
import type { Control } from '../../sandbox/oncehub/server.ts';
import { patient } from '../../sandbox/patience.ts';
import { FATES, type Point } from './point.ts';
import type { Wire } from './wire.ts';

/** How long (ms) to wait for the moment of a kill. */
const PATIENCE = 8_000;
/** The delay (ms) of a read during which the kill happens. */
const READING = 150;

/**
 * Configures the stand-in for a point: the fate of the booking's POST, and slow reads if needed.
 */
export function prepare(point: Point, booking: string, control: Control): void {
  const { fate, phase } = point;
  const fault = FATES[fate];
  if (fault) control.fault({ ...fault, match: { method: 'POST', path: booking } });
  if (phase === 'reading') slowReading(booking, control);
}

/**
 * Waits until a point is reached; `taken` resolves when the proposal is answered. Resolves to false
 * if the point is not reached in time.
 */
export async function reach(
  { phase, after }: Point,
  booking: string,
  { taken, wire, control }: { taken: Promise<unknown>; wire: Wire; control: Control },
): Promise<boolean> {
  const begins =
    phase === 'proposed'
      ? Promise.resolve()
      : phase === 'window' || phase === 'end'
        ? taken
        : wire.happens(booking, phase === 'rereading' ? 'posted' : phase);
  if (!(await Promise.race([begins.then(() => true), sleep(patient(PATIENCE), false)])))
    return false;
  if (phase === 'rereading') {
    slowReading(booking, control);
    await Promise.race([wire.happens(booking, phase), sleep(patient(PATIENCE))]);
  }
  await sleep(after);
  return true;
}

function slowReading(booking: string, control: Control): void {
  control.fault({ kind: 'delay', ms: READING, match: { method: 'GET', path: booking } });
}
