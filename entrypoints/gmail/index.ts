import { connected, onCommand, sendPageReport } from '../../lib/messages/page-message.ts';
import { readGmail } from '../../lib/page/readers/gmail.ts';
import { start } from '../../lib/page/watch.ts';

/**
 * The object that `defineUnlistedScript` would return; that function is not shipped into each page.
 */
export default { main: () => start(readGmail, { connected, onCommand, report: sendPageReport }) };
