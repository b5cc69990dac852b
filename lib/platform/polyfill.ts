import { type Browser, takeBrowser } from './browser.ts';

/*
 * Imported first, for its effect alone: everything behind the one door goes through the polyfill. An
 * `import` of it would have the bundler copy each property of what it exports, for which Chrome
 * builds every interface it has: a third of the time the worker takes to start.
 */
declare function require(name: 'webextension-polyfill'): Browser;

takeBrowser(require('webextension-polyfill'));
