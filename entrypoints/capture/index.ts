import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { capture } from '../../lib/page/capture.ts';
import { readAll } from '../../lib/page/once.ts';
import { readAnything } from '../../lib/page/products.ts';

/** Takes the structure of the page it is run in, and is gone: what it returns goes to the background alone. */
export default defineUnlistedScript(() => {
  const url = new URL(location.href);
  return capture(document, url, readAll(readAnything, document, url));
});
