import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { keepReport, readAll } from '../../lib/page/read-now.ts';
import { readAnything } from '../../lib/page/readers/index.ts';

/**
 * Reads the page in which it is executed, on request. Only the background gets the result, and
 * `capture.js` where that is executed behind it.
 */
export default defineUnlistedScript(() => ({
  origin: location.origin,
  report: keepReport(readAll(readAnything, document, new URL(location.href))),
}));
