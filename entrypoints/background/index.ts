import '../../lib/platform/polyfill.ts';
import { defineBackground } from 'wxt/utils/define-background';
import { listen } from '../../lib/background/listeners.ts';
import { createServices } from '../../lib/background/services.ts';

export default defineBackground({
  // Everything is registered in the first turn: an event that woke the worker is not delivered later.
  main: () => listen(createServices()),
});
