import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { pageOf } from '../../../tests/helpers/pages.ts';
import { holdTime, pass, viewDeps } from '../../../tests/helpers/view-deps.ts';
import { OPTIONAL_SITES } from '../../domain/products.ts';
import { ok } from '../../domain/result.ts';
import { setIgnored } from '../../settings/edit-ignore-list.ts';
import { tabPages } from '../../tabs/tab-state.ts';
import { createIgnoreListOptions } from './ignore-list-options.ts';
import { createSiteOptions } from './site-options.ts';

beforeEach(() => holdTime(Date.UTC(2026, 4, 5, 12)));
afterEach(() => void vi.useRealTimers());

const ACME = 'https://acme.zendesk.com/*';
const ORCHARD = 'https://orchard.example.com/*';

async function sites(...granted: string[]) {
  const made = viewDeps();
  made.state.granted.push(...granted);
  const giveBackSites = async (patterns: readonly string[]) => {
    made.state.granted = made.state.granted.filter((one) => !patterns.includes(one));
    return true;
  };
  const view = createSiteOptions({ ...made.deps, giveBackSites });
  await view.load();
  const product = (id: string) => view.shown.value.products.find((one) => one.id === id);
  return { ...made, view, product };
}

test('every optional product is offered, with the sites that were added for it', async () => {
  const { view, product } = await sites(ACME, ORCHARD);
  expect(view.shown.value.products).toHaveLength(OPTIONAL_SITES.length);
  expect(product('zendesk')).toMatchObject({
    whole: false,
    added: [{ pattern: ACME, host: 'acme.zendesk.com' }],
  });
  expect(product('front')).toMatchObject({ whole: false, added: [] });
  expect(view.shown.value.others).toMatchObject([{ pattern: ORCHARD }]);
  expect(view.shown.value.sites.map(({ withheld }) => withheld)).toEqual([false, false]);
});

test('a product whose hosts are all granted counts as whole', async () => {
  const { product } = await sites('https://*.zendesk.com/*');
  expect(product('zendesk')?.whole).toBe(true);
  expect(product('pipedrive')?.whole).toBe(false);
});

test('adding a product requests only its hosts; removing a site removes one pattern', async () => {
  const { view, askedFor, state } = await sites(ACME, ORCHARD);
  view.events.askForSite('zendesk');
  view.events.askForSite('gmail');
  expect(askedFor).toEqual([['https://*.zendesk.com/*'], ['https://mail.google.com/*']]);
  view.events.removeSite(ACME);
  await pass();
  expect(view.shown.value.others).toMatchObject([{ pattern: ORCHARD }]);
  expect(state.granted).not.toContain(ACME);
});

test('a product without its host permission is marked as withheld', async () => {
  const { view, state } = await sites();
  state.granted = state.granted.filter((pattern) => !pattern.includes('mail.google'));
  await view.load();
  expect(view.shown.value.sites).toMatchObject([
    { id: 'gmail', withheld: true },
    { id: 'hubspot', withheld: false },
  ]);
});

async function ignoreListView() {
  const made = viewDeps({ state: 'ready', ending: 'WXYZ', account: 'admin@acme.example' });
  const report = { site: 'gmail', page: 'thread', key: 'a', state: 'none', layer: null } as const;
  const own = ['sam@example.org', 'sam@gmail.com'];
  await tabPages(made.deps.session).write(7, pageOf({ ...report, people: [], own }));
  const view = createIgnoreListOptions(made.deps);
  await view.load();
  const said = () => made.sent('setIgnored').map((message) => message.input);
  return { ...made, view, said };
}

test('the domains of account and mailbox are suggested until the user classifies them', async () => {
  const { view, deps } = await ignoreListView();
  expect(view.shown.value.suggested).toEqual(['acme.example', 'example.org']);
  await setIgnored(deps.settings, 'example.org', 'ignored');
  await setIgnored(deps.settings, 'acme.example', 'customer');
  await view.load();
  expect(view.shown.value).toEqual({ listed: ['example.org'], suggested: [], failure: null });
});

test('an entry is sent in normalised form; an invalid one is not sent', async () => {
  const { view, said, sent } = await ignoreListView();
  const added = view.events.addIgnored(' @Example.NET ');
  await sent('setIgnored')[0]?.answer(ok(null));
  expect(await added).toBe(true);
  expect(await view.events.addIgnored('gmail.com')).toBe(false);
  expect(view.shown.value.failure).toBe('freeMail');
  expect(await view.events.addIgnored('what')).toBe(false);
  expect(view.shown.value.failure).toBe('unreadable');
  view.events.removeIgnored('example.net');
  view.events.refuseSuggestion('acme.example');
  expect(said()).toEqual([
    { entry: 'example.net', is: 'ignored' },
    { entry: 'example.net', is: null },
    { entry: 'acme.example', is: 'customer' },
  ]);
});
