import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startPrefetch } from '../../lib/view/prefetch.ts';

/** Asks for what the panel's first picture needs, before the panel's own script is there. */
export default defineUnlistedScript(startPrefetch);
