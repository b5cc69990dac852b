import { browser } from './browser.ts';

/** Nobody touching mouse or keyboard for so long (s) is away. */
const AWAY = 15 * 60;

/** Whether somebody sits at the machine. */
export const somebodyIsThere = async (): Promise<boolean> =>
  (await browser.idle.queryState(AWAY)) === 'active';
