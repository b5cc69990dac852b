import { render } from 'preact';
import { act } from 'preact/test-utils';
import { setTranslator } from '../../lib/view/i18n.ts';
import { emptyPage } from './page.ts';

/**
 * Does something and has all that follows from it drawn, before it returns. For what waits for
 * nothing: `act` of that is over at once and throws what the step throws, so there is no promise to
 * await.
 */
export function actSync(step: () => void): void {
  void act(step);
}

/** Takes away what a test has drawn, and the words it was drawn in. */
export function clearScreen(): void {
  actSync(() => render(null, document.body));
  emptyPage();
  setTranslator((key) => key);
}
