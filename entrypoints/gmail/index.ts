import { connected, onAsked, sendPageReport } from '../../lib/messages/page-message.ts';
import { readGmail } from '../../lib/page/readers/gmail.ts';
import { start } from '../../lib/page/watch.ts';

/** What `defineUnlistedScript` would make of it, without shipping that function into every page. */
export default { main: () => start(readGmail, { connected, onAsked, report: sendPageReport }) };
