import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { readAll } from '../../lib/page/read-now.ts';
import { readAnything } from '../../lib/page/readers/index.ts';
import { capture } from '../../lib/page/snapshot/capture.ts';

/** Takes the structure of the page it is run in, and is gone: what it returns goes to the background alone. */
export default defineUnlistedScript(() => {
  const url = new URL(location.href);
  return capture(document, url, readAll(readAnything, document, url));
});
