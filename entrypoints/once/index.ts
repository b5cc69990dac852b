import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { takeReport } from '../../lib/page/read-now.ts';

/**
 * Answers what `crm.js`, executed before it, has read in the page on request. Only the background
 * gets the result.
 */
export default defineUnlistedScript(() => ({ origin: location.origin, report: takeReport() }));
