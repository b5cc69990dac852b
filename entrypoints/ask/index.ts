import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { askOnce } from '../../lib/page/read-now.ts';

/** Has `crm.js`, which is executed behind it, read the page once and not follow it. */
export default defineUnlistedScript(askOnce);
