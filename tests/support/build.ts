import { resolve } from 'node:path';

/** The shipping build for Chromium; tests load nothing else. */
export const EXTENSION = resolve('.output/chrome-mv3');
/** The one for Firefox. */
export const ADD_ON = resolve('.output/firefox-mv3');
