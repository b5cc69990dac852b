import { browser } from './browser.ts';

/** A call that does nothing: Chrome counts it as work, and lets the worker live another 30 seconds. */
export const stayAwake = (): Promise<unknown> => browser.runtime.getPlatformInfo();
