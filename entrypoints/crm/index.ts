import { connected, onAsked, sendPageReport } from '../../lib/messages/page-message.ts';
import { readAnything } from '../../lib/page/readers/index.ts';
import { start } from '../../lib/page/watch.ts';

/** The script for every page that is not read from the start: put there once its host was granted, or for a single look. */
export default { main: () => start(readAnything, { connected, onAsked, report: sendPageReport }) };
