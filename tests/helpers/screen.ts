import { render } from 'preact';
import { act } from 'preact/test-utils';
import { setTranslator } from '../../lib/view/i18n.ts';
import { emptyPage } from './page.ts';

/**
 * Runs a synchronous step and renders its effects before it returns. `act` of a synchronous step is
 * over at once and throws what the step throws, so there is no promise to await.
 */
export function actSync(step: () => void): void {
  void act(step);
}

/** Unmounts what a test has rendered, and resets the document and the translator. */
export function clearScreen(): void {
  actSync(() => render(null, document.body));
  emptyPage();
  setTranslator((key) => key);
}
