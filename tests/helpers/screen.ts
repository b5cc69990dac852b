import { render } from 'preact';
import { act } from 'preact/test-utils';
import { setTranslator } from '../../lib/view/i18n.ts';
import { emptyPage } from './page.ts';

/** Takes away what a test has drawn, and the words it was drawn in. */
export function clearScreen(): void {
  act(() => render(null, document.body));
  emptyPage();
  setTranslator((key) => key);
}
