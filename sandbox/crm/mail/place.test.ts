import { describe, expect, test } from 'vitest';
import { listHash, type Place, placeOf, threadAt, threadsAt } from './place.ts';
import { MAILBOXES } from './threads.ts';

const at = (rest: string): Place => {
  const place = placeOf(new URL(`https://mail.google.com${rest}`));
  if (!place) throw new Error(`no place at ${rest}`);
  return place;
};
const [first] = MAILBOXES;
if (!first) throw new Error('no mailbox');
const [thread] = first.threads;
if (!thread) throw new Error('no thread');

describe('placeOf', () => {
  test.each<[string, Partial<Place>]>([
    ['/mail/u/0/', { mailbox: 0, folder: 'inbox', thread: null, language: 'en', pane: false }],
    ['/mail/u/1/#sent', { mailbox: 1, folder: 'sent', thread: null }],
    [`/mail/u/0/#inbox/${thread.id}`, { folder: 'inbox', thread: thread.id }],
    [`/mail/u/0/#all/${thread.legacy}`, { folder: 'all', thread: thread.legacy }],
    ['/mail/u/0/#inbox/p2', { folder: 'inbox', thread: null }],
    [`/mail/u/0/#search/two%20words/${thread.id}`, { query: 'two words', thread: thread.id }],
    ['/mail/u/0/#inbox?compose=new', { folder: 'inbox', compose: true }],
    ['/mail/u/0/?hl=ja&pane=1&conv=off#inbox', { language: 'ja', pane: true, grouped: false }],
    ['/mail/u/0/?elements=47000', { elements: 47_000 }],
    ['/mail/u/0/?hl=xx&elements=many', { language: 'en', elements: 0 }],
  ])('%s', (rest, expected) => {
    expect(at(rest)).toMatchObject(expected);
  });

  test('is null outside the mailboxes', () => {
    expect(placeOf(new URL('https://mail.google.com/calendar'))).toBeNull();
  });
});

test('a thread is found by either format of its id, and only in its own mailbox', () => {
  expect(threadAt(at(`/mail/u/0/#inbox/${thread.id}`), first)).toBe(thread);
  expect(threadAt(at(`/mail/u/0/#all/${thread.legacy}`), first)).toBe(thread);
  const second = MAILBOXES[1];
  expect(second && threadAt(at(`/mail/u/1/#inbox/${thread.id}`), second)).toBeUndefined();
});

test('a search finds by subject, sender and text, and has its own list hash', () => {
  const place = at(`/mail/u/0/#search/FERNHILL/${thread.id}`);
  expect(threadsAt(place, first)).toEqual([thread]);
  expect(listHash(place)).toBe('#search/FERNHILL');
});

test('starred and sent have their threads, other folders have none', () => {
  expect(threadsAt(at('/mail/u/0/#starred'), first)).toEqual([thread]);
  expect(threadsAt(at('/mail/u/0/#sent'), first).length).toBe(3);
  expect(threadsAt(at('/mail/u/0/#drafts'), first)).toEqual([]);
});
