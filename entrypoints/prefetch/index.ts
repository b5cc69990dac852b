import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startPrefetch } from '../../lib/view/prefetch.ts';

/**
 * Prefetch: requests the data of the panel's first picture before the panel's own script is loaded.
 */
export default defineUnlistedScript(startPrefetch);
