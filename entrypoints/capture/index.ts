import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { readAll } from '../../lib/page/read-now.ts';
import { readAnything } from '../../lib/page/readers/index.ts';
import { capture } from '../../lib/page/snapshot/capture.ts';

/**
 * Takes a snapshot of the page in which it is executed, once. Only the background gets the result.
 */
export default defineUnlistedScript(() => {
  const url = new URL(location.href);
  return capture(document, url, readAll(readAnything, document, url));
});
