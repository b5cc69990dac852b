import { expect, test } from 'vitest';
import { OWN, SENDERS } from '../../tests/helpers/messages.ts';
import { type SenderClass, senderClass } from './serve.ts';

const CLASSES: Record<keyof typeof SENDERS, SenderClass> = {
  ours: 'ours',
  oursInATab: 'ours',
  page: 'page',
  // Which pages may report is not decided here: Bookside's page scripts run only where the manifest
  // or a registration puts them.
  anyPage: 'page',
  plainPage: 'stranger',
  filePage: 'stranger',
  pageWithoutTab: 'stranger',
  subFrame: 'stranger',
  ownSubFrame: 'stranger',
  anotherExtension: 'stranger',
  anotherAsUs: 'stranger',
  originThatBeginsAsOurs: 'stranger',
  originThatEndsAsOurs: 'stranger',
  originWithOurName: 'stranger',
  noOrigin: 'stranger',
  opaqueOrigin: 'stranger',
  emptyOrigin: 'stranger',
  noId: 'stranger',
  nothing: 'stranger',
};

test.each(Object.entries(CLASSES))('%s is %s [claim 2]', (name, expected) => {
  expect(senderClass(SENDERS[name as keyof typeof SENDERS], OWN)).toBe(expected);
});

test('an origin of Firefox is compared as a whole, too', () => {
  const own = { id: 'bookside@example.org', origin: 'moz-extension://5e0b3a1c-1111-2222' };
  const sender = { id: own.id, origin: own.origin };
  expect(senderClass(sender, own)).toBe('ours');
  expect(senderClass({ ...sender, origin: `${own.origin}0` }, own)).toBe('stranger');
});
