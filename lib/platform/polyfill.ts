/** Imported first, for its effect alone: everything behind the one door goes through the polyfill. */
import polyfill from 'webextension-polyfill';
import { takeBrowser } from './browser.ts';

takeBrowser(polyfill);
