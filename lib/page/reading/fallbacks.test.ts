// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { emptyPage } from '../../../tests/helpers/page.ts';
import { scanText } from './fallbacks.ts';

/** Browser features that happy-dom lacks. */
const STYLES =
  '<style>div,p,li,blockquote{display:block}td{display:table-cell}span,b,a{display:inline}</style>';

const scan = (html: string, not = ''): string[] => {
  document.body.innerHTML = html;
  return scanText([document.body], not);
};

beforeEach(() => document.head.insertAdjacentHTML('beforeend', STYLES));
afterEach(emptyPage);

describe('addresses in the text of a page [claim 29]', () => {
  test.each([
    ['neighbouring cells', '<table><tr><td>mara@example.com</td><td>Reply</td></tr></table>'],
    ['neighbouring blocks', '<div>mara@example.com</div><div>Reply</div>'],
    ['a block inside', '<div>mara@example.com<p>Reply</p></div>'],
    ['a line break', '<p>mara@example.com<br>Reply</p>'],
    [
      'items of a flex container',
      '<div style="display:flex"><b style="display:block">Mara</b><span style="display:block">mara@example.com</span></div>',
    ],
  ])('the texts of %s are not joined', (_, html) => {
    expect(scan(html)).toEqual(['mara@example.com']);
  });

  test.each([
    ['a place to break', '<p>mara.lindt@<wbr>example.com</p>'],
    ['a highlight', '<p>Ask <span class="il">mara</span>.lindt@example.com</p>'],
    ['a link around one half', '<p><a href="/">mara.lindt</a>@<b><b>example</b>.com</b></p>'],
    ['a name for one half', '<p>mara<span>.lindt@</span>example.com</p>'],
    ['a comment', '<p>mara.lindt@<!-- here -->example.com</p>'],
    ['a soft hyphen', '<p>mara.lindt@exam&shy;ple.com</p>'],
  ])('%s does not split an address', (_, html) => {
    expect(scan(html)).toEqual(['mara.lindt@example.com']);
  });

  test.each([
    ['a hidden element', '<div style="display:none">mara@example.com</div>'],
    ['an invisible element', '<div style="visibility:hidden">mara@example.com</div>'],
    ['a script', '<script type="text/plain">mara@example.com</script>'],
    ['a style', '<style>.mara@example.com {}</style>'],
    ['another attribute', '<p title="mara@example.com" data-x="mara@example.com">Mara</p>'],
    ['a link', '<a href="https://example.com/?to=mara@example.com">Mara</a>'],
    ['an excluded element', '<div class="not"><p>mara@example.com</p></div>'],
    ['a field', '<textarea>mara@example.com</textarea><input value="mara@example.com">'],
  ])('%s is not read', (_, html) => {
    expect(scan(html, '.not')).toEqual([]);
  });

  test('of a page with very many words only the first text nodes are read', () => {
    const filler = '<p>word</p>'.repeat(6000);
    expect(scan(`<p>mara@example.com</p>${filler}<p>late@example.com</p>`)).toEqual([
      'mara@example.com',
    ]);
  });

  test('thousands of addresses and deeply nested inline elements are read in limited time', () => {
    const many = Array.from({ length: 5000 }, (_, n) => `<p>person${n}@example.com</p>`);
    expect(scan(many.join(''))).toHaveLength(200);
    const deep = '<span>'.repeat(400);
    expect(scan(`<p>${deep}mara@example.com${'</span>'.repeat(400)}</p>`)).toEqual([
      'mara@example.com',
    ]);
  });
});
