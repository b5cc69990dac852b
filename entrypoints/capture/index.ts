import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { takeReport } from '../../lib/page/read-now.ts';
import { capture } from '../../lib/page/snapshot/capture.ts';

/**
 * Takes a snapshot of the page in which it is executed, once, with what `once.js` has read there
 * just before. Only the background gets the result.
 */
export default defineUnlistedScript(() => {
  const report = takeReport();
  return report ? capture(document, new URL(location.href), report) : null;
});
