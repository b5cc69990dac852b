import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { readAll } from '../../lib/page/read-now.ts';
import { readAnything } from '../../lib/page/readers/index.ts';

/** Reads the page it is run in, and is gone: what it returns goes to the background alone. */
export default defineUnlistedScript(() => ({
  origin: location.origin,
  report: readAll(readAnything, document, new URL(location.href)),
}));
