import { render } from 'preact';
import { act } from 'preact/test-utils';
import { setTranslator } from '../../lib/view/i18n.ts';
import { emptyPage } from './page.ts';

/** Unmounts what a test has rendered, and resets the document and the translator. */
export function clearScreen(): void {
  act(() => render(null, document.body));
  emptyPage();
  setTranslator((key) => key);
}
