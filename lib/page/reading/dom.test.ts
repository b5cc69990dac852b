// @vitest-environment happy-dom
import { afterEach, describe, expect, test } from 'vitest';
import { emptyPage } from '../../../tests/helpers/page.ts';
import { anyOf, inAttribute, inFieldOrLink, type Selectors } from './dom.ts';

afterEach(emptyPage);

function element(html: string): Element {
  document.body.innerHTML = html;
  const first = document.body.firstElementChild;
  if (!first) throw new Error('no element');
  return first;
}

describe('the address in an attribute of', () => {
  test.each([
    ['<span email="Mara@example.com"></span>', 'Mara@example.com'],
    ['<span data-hovercard-id="mara@example.com"></span>', 'mara@example.com'],
    ['<span email="mara@example.com" data-hovercard-id="people/c12"></span>', 'mara@example.com'],
    ['<span data-hovercard-id="people/c12"></span>', null],
    ['<span title="mara@example.com"></span>', null],
  ])('%s', (html, address) => {
    expect(inAttribute(element(html))).toBe(address);
  });
});

describe('the addresses in the field or link', () => {
  test.each([
    ['<a href="mailto:Mara@example.com?subject=x">write</a>', ['Mara@example.com']],
    ['<a href="mailto:mara@example.com">other@example.com</a>', ['mara@example.com']],
    ['<a href="https://example.com/?q=mailto:mara@example.com">x</a>', []],
    ['<a data-saferedirecturl="mailto:mara@example.com" href="#">x</a>', []],
    ['<a>mara@example.com</a>', []],
    ['<ol><li value="3">mara@example.com</li></ol>', []],
  ])('%s', (html, addresses) => {
    expect(inFieldOrLink(element(html))).toEqual(addresses);
  });

  test('the typed value of a field counts, not its initial value', () => {
    const field = element('<input type="email" value="before@example.com">') as HTMLInputElement;
    field.value = 'mara@example.com';
    expect(inFieldOrLink(field)).toEqual(['mara@example.com']);
    field.value = '';
    expect(inFieldOrLink(field)).toEqual([]);
  });
});

test('selectors say when they were last seen, which their type checks', () => {
  const seen: Selectors = {
    '2026-07': '.a',
    'to 2019': '.b',
    '?': '.c',
    '? open': '.d',
    always: 'e',
  };
  // @ts-expect-error: without a date.
  const undated: Selectors = { main: '.f' };
  // @ts-expect-error: no such month.
  const thirteenth: Selectors = { '2026-13': '.g' };
  // @ts-expect-error: a year alone is for pages of the past.
  const year: Selectors = { '2026': '.h' };
  expect(anyOf(seen, undated, thirteenth, year)).toBe('.a,.b,.c,.d,e,.f,.g,.h');
});
