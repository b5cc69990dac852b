import { expect, test } from 'vitest';
import { memoryStore } from '../../tests/helpers/memory-store.ts';
import type { PageReport } from '../domain/page-report.ts';
import { panelRequests, tabPages } from './tab-state.ts';

const report: PageReport = {
  site: 'gmail',
  page: 'list',
  key: 'inbox',
  state: 'none',
  layer: null,
  people: [],
};

test('pages are stored by tab, and found by site, switched off or not', async () => {
  const pages = tabPages(memoryStore({ 'table.9': 'of somebody else' }));
  await pages.write(3, { off: false, report, origin: 'https://mail.google.com', once: false });
  const off = { off: true, site: 'gmail', origin: 'https://mail.google.com' } as const;
  await pages.write(40, off);
  await pages.write(5, { ...off, site: 'hubspot', origin: 'https://app.hubspot.com' });
  expect(await pages.tabsOf('gmail')).toEqual([3, 40]);
  expect(await pages.tabsOf('hubspot')).toEqual([5]);
  await pages.remove(3);
  expect([await pages.read(3), await pages.read(40)]).toEqual([null, off]);
  expect((await pages.all()).map(([tab]) => tab)).toEqual([40, 5]);
});

test('panel requests are stored by window', async () => {
  const requests = panelRequests(memoryStore());
  const request = { reason: 'lookUp', addresses: [], tab: 3, at: 1 } as const;
  await requests.write(1, { ...request, addresses: [] });
  expect([await requests.read(1), await requests.read(2)]).toEqual([request, null]);
  await requests.remove(1);
  expect(await requests.read(1)).toBeNull();
});

test('whoever is forgotten leaves the requests, with the name a number was asked for by', async () => {
  const requests = panelRequests(memoryStore());
  const names = { 'contact:CTC-7': 'Gus', 'kim@example.net': 'Kim' };
  const request = { reason: 'noShowMenu', tab: 3, at: 1 } as const;
  await requests.write(1, { ...request, addresses: Object.keys(names), names });
  await requests.write(2, { ...request, addresses: ['contact:CTC-7'] });
  await requests.forget(new Set(['contact:CTC-7']));
  expect([...(await requests.all())]).toEqual([
    [1, { ...request, addresses: ['kim@example.net'], names: { 'kim@example.net': 'Kim' } }],
  ]);
});

test('a number that has led to nobody is forgotten with anybody, since it may be theirs', async () => {
  const requests = panelRequests(memoryStore());
  const request = { reason: 'noShowMenu', tab: 3, at: 1 } as const;
  const kim = { ...request, addresses: ['kim@example.net'], number: '555 0188' };
  await requests.write(1, { ...request, addresses: [], number: '(312) 555-0177' });
  await requests.write(2, { ...request, addresses: [], number: '(312) 555-0177', names: {} });
  await requests.write(3, kim);
  await requests.write(4, { ...request, addresses: [] });
  await requests.forget(new Set(['tel:13125550177']));
  expect([...(await requests.all())]).toEqual([
    [3, kim],
    [4, { ...request, addresses: [] }],
  ]);
});
