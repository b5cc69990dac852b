import { render } from 'preact';

declare global {
  /** When the frame with the word in it was painted, ms after the document began. */
  var painted: number | undefined;
}

const root = document.getElementById('app');
if (root) render(<p>Hello</p>, root);
// It is too quick for anybody to put a watch into it in time.
requestAnimationFrame(() => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    globalThis.painted = performance.now();
  };
  port2.postMessage(null);
});
