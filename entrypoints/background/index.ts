import '../../lib/platform/polyfill.ts';
import { defineBackground } from 'wxt/utils/define-background';
import { listen } from './listeners.ts';
import { createServices } from './services.ts';

export default defineBackground({
  // Everything is registered in the first turn: an event that woke the worker is not delivered later.
  main: () => listen(createServices()),
});
