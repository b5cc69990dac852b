import { locks, tellState, UPGRADE } from './database-state.ts';

/** How much longer the browser may take to open a database, in ms; an upgrade is not counted. */
const TIMEOUT_MS = 4_500;
const TICK_MS = 500;

/** Whether any context of the extension upgrades a database now. */
async function isUpgrading(): Promise<boolean> {
  const known = await locks()
    ?.query()
    .catch(() => null);
  return known?.held?.some(({ name }) => name === UPGRADE) ?? false;
}

/**
 * Calls `giveUp` after `TIMEOUT_MS` in which an opening has not ended and no upgrade was under way;
 * tells the page's observer of either.
 */
export function giveUpInTime(name: string, opening: Promise<unknown>, giveUp: () => void): void {
  let left = TIMEOUT_MS;
  let hasEnded = false;
  const stop = () => {
    hasEnded = true;
    clearInterval(timer);
  };
  // Counted by a timer, which rests while the computer sleeps.
  const timer = setInterval(async () => {
    const isCounted = !(await isUpgrading());
    // It may have opened meanwhile.
    if (hasEnded) return;
    if (!isCounted) return tellState(name, 'preparing');
    left -= TICK_MS;
    if (left > 0) return;
    stop();
    tellState(name, 'closed');
    giveUp();
  }, TICK_MS);
  opening.then(stop, stop);
}
