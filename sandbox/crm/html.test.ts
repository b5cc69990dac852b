import fc from 'fast-check';
import { Window } from 'happy-dom';
import { describe, expect, test } from 'vitest';
import { html } from './html.ts';

const parse = (markup: string) =>
  new new Window().DOMParser().parseFromString(markup, 'text/html').body;

describe('html', () => {
  test.each([
    ['a string is escaped', html`<b>${'<i>&"\''}</b>`, '<b>&lt;i&gt;&amp;&quot;&#39;</b>'],
    ['markup stays', html`<b>${html`<i>x</i>`}</b>`, '<b><i>x</i></b>'],
    ['lists are joined', html`${[html`<i>1</i>`, '<', 2]}`, '<i>1</i>&lt;2'],
    ['nothing is left by what is not there', html`a${null}${undefined}${false}b`, 'ab'],
    ['zero is written', html`${0}`, '0'],
  ])('%s', (_, made, expected) => {
    expect(made.text).toBe(expected);
  });

  test('any text is read back unchanged, from text and from attributes', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(!/[\r\0]/.test(text));
        const body = parse(html`<p title="${text}">${text}</p>`.text);
        expect(body.children.length).toBe(1);
        expect(body.firstElementChild?.getAttribute('title')).toBe(text);
        expect(body.firstElementChild?.textContent).toBe(text);
      }),
    );
  });
});
