// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest';
import { emptyPage } from '../../../tests/helpers/page.ts';
import { ownAddressesOf, ownOf } from '../reading/reading.ts';
import { ownersOf } from './gmail.ts';

afterEach(emptyPage);

const bar = (attributes: string) => `<header><a ${attributes} href="#"></a></header>`;

test.each([
  ['the account button', bar('aria-label="Google Account: Rita &#10;(rita@example.org)"'), 'Gmail'],
  ['a label in another order', bar('aria-label="(rita@example.org) Rita 帐号"'), 'Gmail'],
  ['the button of ten years ago', '<div id="gb"><a title="x (rita@example.org)"></a></div>', ''],
  ['the title of a list', '', 'Inbox (3) - rita@example.org - Example Mail'],
  ['the title of a thread', '', 'Price - 40 seats - rita@example.org - Example - Mail'],
  ['a subject that is an address', '', 'Re - mara@example.com - rita@example.org - Example Mail'],
])('%s gives the owner of the mailbox', (_, body, title) => {
  document.title = title;
  document.body.innerHTML = body;
  const isOwn = ownAddressesOf(ownOf(ownersOf(document)), []);
  expect(isOwn('rita@example.org')).toBe(true);
  expect(isOwn('mara@example.com')).toBe(false);
});

test.each([
  ['a subject alone', '', 'mara@example.com - Example Mail'],
  ['a subject with an address in it', '', 'Ask mara@example.com - soon - Example Mail'],
  ['a link in a message', '<div role="main"><a aria-label="mara@example.com"></a></div>', 'Gmail'],
])('%s does not give an owner of the mailbox', (_, body, title) => {
  document.title = title;
  document.body.innerHTML = body;
  expect(ownAddressesOf(ownOf(ownersOf(document)), [])('mara@example.com')).toBe(false);
});
