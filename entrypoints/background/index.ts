import '../../lib/platform/polyfill.ts';
import { defineBackground } from 'wxt/utils/define-background';
import { listen } from '../../lib/background/listeners.ts';
import { createServices } from '../../lib/background/services.ts';

export default defineBackground({
  // All listeners are registered synchronously: the browser does not deliver the event that started
  // the worker to a listener registered later.
  main: () => listen(createServices()),
});
