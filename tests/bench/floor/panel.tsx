import { render } from 'preact';

declare global {
  /** When the frame with the word was painted, in ms after the start of the document. */
  var painted: number | undefined;
}

const root = document.getElementById('app');
if (root) render(<p>Hello</p>, root);
// The panel measures itself: it is too fast for a script to be injected in time.
requestAnimationFrame(() => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    globalThis.painted = performance.now();
  };
  port2.postMessage(null);
});
