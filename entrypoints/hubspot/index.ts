import { connected, onAsked, sendPageReport } from '../../lib/messages/page-message.ts';
import { readHubSpot } from '../../lib/page/readers/hubspot.ts';
import { start } from '../../lib/page/watch.ts';

/** What `defineUnlistedScript` would make of it, without shipping that function into every page. */
export default { main: () => start(readHubSpot, { connected, onAsked, report: sendPageReport }) };
