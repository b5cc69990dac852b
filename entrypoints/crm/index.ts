import { connected, onCommand, sendPageReport } from '../../lib/messages/page-message.ts';
import { keepReport, readAll, takeQuestion } from '../../lib/page/read-now.ts';
import { readAnything } from '../../lib/page/readers/index.ts';
import { start } from '../../lib/page/watch.ts';

/**
 * The page script of all sites that the user added. Behind `ask.js` it reads any page once instead,
 * so that the readers are in one file only. A plain object, as in `gmail`.
 */
export default {
  main() {
    if (!takeQuestion()) start(readAnything, { connected, onCommand, report: sendPageReport });
    else keepReport(readAll(readAnything, document, new URL(location.href)));
  },
};
