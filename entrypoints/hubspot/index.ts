import { connected, onCommand, sendPageReport } from '../../lib/messages/page-message.ts';
import { readHubSpot } from '../../lib/page/readers/hubspot.ts';
import { start } from '../../lib/page/watch.ts';

/**
 * The object that `defineUnlistedScript` would return; that function is not shipped into each page.
 */
export default { main: () => start(readHubSpot, { connected, onCommand, report: sendPageReport }) };
