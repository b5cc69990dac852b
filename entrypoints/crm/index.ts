import { connected, onCommand, sendPageReport } from '../../lib/messages/page-message.ts';
import { readAnything } from '../../lib/page/readers/index.ts';
import { start } from '../../lib/page/watch.ts';

/** The page script of all sites that the user added. A plain object, as in `gmail`. */
export default {
  main: () => start(readAnything, { connected, onCommand, report: sendPageReport }),
};
