import { type Browser, takeBrowser } from './browser.ts';

/*
 * Imported first, for its side effect only: from then on `browser.ts` exports the polyfill. It uses
 * `require`, because for an `import` the bundler copies each property of the module's exports, and
 * reading them makes Chrome create all of its extension APIs: a third of the worker's start time.
 */
declare function require(name: 'webextension-polyfill'): Browser;

takeBrowser(require('webextension-polyfill'));
