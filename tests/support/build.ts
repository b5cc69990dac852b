import { resolve } from 'node:path';

/** The production build for Chromium; the tests load no other. */
export const EXTENSION = resolve('.output/chrome-mv3');
/** The production build for Firefox. */
export const ADD_ON = resolve('.output/firefox-mv3');
