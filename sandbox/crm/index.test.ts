import { Window } from 'happy-dom';
import { describe, expect, test } from 'vitest';
import { OPTIONAL_SITES, siteOfHost } from '../../lib/domain/products.ts';
import { HOSTS } from '../hosts.ts';
import { createCrm, DEMO_PAGES, settledPage } from './index.ts';
import { REP } from './people.ts';
import { PRODUCTS } from './products/routes.ts';

const NOW = Date.UTC(2026, 10, 18, 15, 30);

const opened = (url: string) => {
  const text = settledPage(url, NOW);
  if (text === null) throw new Error(`no page at ${url}`);
  return new new Window().DOMParser().parseFromString(text, 'text/html');
};
const mail = (rest: string) => opened(`https://mail.google.com/mail/u/0/${rest}`);
const crm = (rest: string) => opened(`https://app.hubspot.com${rest}`);
const CARRIE_THREAD = '#inbox/FMfcgzQbdrTtVwXkLmNpQsRbCdFgHjKl';
const DANA_THREAD = '#inbox/FMfcgzQbdrWnZxHpJvKqRtLsMwBcDfGh';

const addresses = (root: { querySelectorAll(selector: string): Iterable<unknown> }): string[] =>
  [...root.querySelectorAll('[email]')].map((span) =>
    (span as { getAttribute(name: string): string }).getAttribute('email'),
  );

describe('every demo page', () => {
  test('has a unique URL', () => {
    expect(new Set(DEMO_PAGES.map(({ url }) => url)).size).toBe(DEMO_PAGES.length);
  });

  test.each(DEMO_PAGES.map((page) => [page.title, page] as const))('%s', (_, page) => {
    const text = opened(page.url).documentElement.outerHTML.replaceAll('<wbr>', '');
    for (const { address } of page.people) expect(text).toContain(address);
    expect(page.never).toContain(REP.address);
  });
});

test('the sandbox answers for every host of a demo page', () => {
  const hosts = new Set(DEMO_PAGES.map(({ url }) => new URL(url).hostname));
  expect([...hosts].filter((host) => !HOSTS.includes(host))).toEqual([]);
});

describe('mail', () => {
  test('names its owner in the account button and at the end of the title', () => {
    const page = mail(CARRIE_THREAD);
    expect(page.title).toBe(`Sorry I missed our call - ${REP.address} - Demo mail`);
    expect(page.querySelector('a[aria-label*="@"]')?.getAttribute('aria-label')).toBe(
      `Google Account: ${REP.name} \n(${REP.address})`,
    );
    expect(mail('#inbox').title).toBe(`Inbox (2) - ${REP.address} - Demo mail`);
  });

  test('shows one view and keeps others hidden', () => {
    const page = mail(CARRIE_THREAD);
    expect(page.querySelectorAll('[role=main]').length).toBe(1);
    expect(page.querySelector('[role=main] .g.id .a98.iY h2.hP')?.textContent).toContain('Sorry');
    const hidden = page.querySelectorAll('.aeF > .nH > .view[style="display:none"]');
    expect(hidden.length).toBe(2);
    expect(addresses(hidden[0] ?? page)).toContain('promo@example.net');
  });

  test('shows nothing of a bundled message, the sender of a collapsed one, all people of an expanded one', () => {
    const list = mail(DANA_THREAD).querySelector('[role=main] [role=list]');
    const items = [...(list?.children ?? [])].map((item) => [item.className, addresses(item)]);
    expect(items).toEqual([
      ['kx', []],
      ['kx', []],
      ['kQ adv', []],
      ['kv', ['dana.whitfield@acme.example.com']],
      [
        'h7',
        [
          'sam@example.org',
          'dana.whitfield@acme.example.com',
          'theo.lindqvist@acme.example.com',
          'priya@example.org',
        ],
      ],
    ]);
  });

  test('changes only labels with the language', () => {
    const english = mail(CARRIE_THREAD);
    const german = mail(`?hl=de${CARRIE_THREAD}`);
    expect(german.querySelector('.account')?.getAttribute('aria-label')).toMatch(/^Google-Konto: /);
    expect(german.querySelector('[role=main] .g2')?.textContent).toBe('mich');
    expect(addresses(german)).toEqual(addresses(english));
    expect(german.querySelector('[role=main] .a3s')?.textContent).toBe(
      english.querySelector('[role=main] .a3s')?.textContent,
    );
  });

  test('shows a thread in the reading pane, and three table rows per thread in the list', () => {
    const page = mail(`?pane=1${CARRIE_THREAD}`);
    expect(page.querySelector('[role=main] .aia .ao9 .adn .gD')?.getAttribute('email')).toBe(
      'so.carrie.customer@gmail.com',
    );
    expect(page.querySelectorAll('.rows tr').length).toBe(
      3 * page.querySelectorAll('.rows tr.zA').length,
    );
    expect(mail('?pane=1#inbox').querySelector('.ao9')?.children.length).toBe(0);
  });

  test('opens a draft to another person only when the URL asks for it', () => {
    expect(mail(DANA_THREAD).querySelector('.az9')).toBeNull();
    const draft = mail(`${DANA_THREAD}?compose=new`);
    expect(
      draft.querySelector('.anm[name=to] [role=option]')?.getAttribute('data-hovercard-id'),
    ).toBe('jonah.pell@example.net');
  });

  test('has no account button and no role in a separate window', () => {
    const popout = DEMO_PAGES.find(({ url }) => url.includes('/popout'));
    const page = opened(popout?.url ?? '');
    expect(page.body.className).toContain('aAU xE Su');
    expect(page.querySelector('[role=main], .account')).toBeNull();
  });

  test('is padded to about the requested number of elements, all of them hidden', () => {
    const page = mail(`?elements=9000${CARRIE_THREAD}`);
    const count = page.querySelectorAll('*').length;
    expect(count).toBeGreaterThan(8_800);
    expect(count).toBeLessThan(9_400);
    expect(page.querySelectorAll('.view:not([style])').length).toBe(1);
  });
});

describe('crm', () => {
  test('has a contact’s address in no attribute of its field', () => {
    const field = crm('/contacts/4411223/record/0-1/801').querySelector(
      '[data-test-id="property-input-email"]',
    );
    expect(field?.outerHTML).not.toContain('@');
  });

  test.each([
    ['nameless', 'so.carrie.customer@gmail.com', 0],
    ['propertyOnly', 'Carrie Customer', 0],
    ['readOnly', 'Carrie Customer', 1],
    ['empty', 'Carrie Customer', 1],
  ])('has the header of a contact, %s', (form, title, links) => {
    const head = crm(`/contacts/4411223/record/0-1/801?case=${form}`).querySelector(
      '[data-card-type="OBJECT_HIGHLIGHT"]',
    );
    expect(head?.querySelector('h2')?.textContent).toBe(title);
    expect(head?.querySelectorAll('a').length).toBe(links);
  });

  test('lists the contacts of a company under both attributes, including the one without an address', () => {
    const card = crm('/contacts/4411223/record/0-2/55').querySelector(
      '[data-sidebar-card-association-object-type-id="0-1"]',
    );
    expect(card?.querySelectorAll('[data-test-id^="chiclet-0-1-"]').length).toBe(3);
    expect(card?.querySelectorAll('[data-test-id="contact-chicklet-email"]').length).toBe(1);
    expect(card?.querySelectorAll('[data-selenium-test="contact-chicklet-email"]').length).toBe(1);
  });

  test('shows a list’s drawer only when the URL asks for it', () => {
    const list = '/contacts/4411223/objects/0-1/views/all/list';
    expect(crm(list).querySelector('[data-crm-location]')).toBeNull();
    expect(
      crm(`${list}?preview=803`).querySelector('[data-crm-location="CRM_OBJECT_PREVIEW"] h2')
        ?.textContent,
    ).toBe('Mei Tanaka');
  });

  test('hides the second tab', () => {
    const tab = crm('/contacts/4411223/record/0-1/801').querySelector(
      '[data-test-id="tab-1-content"]',
    );
    expect(tab?.getAttribute('style')).toBe('display:none');
    expect(tab?.textContent).toContain('former.contact@example.net');
  });
});

describe('the request handler', () => {
  const { fetch } = createCrm(() => NOW);
  const answer = async (url: string) => fetch(new Request(url));

  test.each([
    ['https://mail.google.com/mail/u/0/', 200],
    ['https://mail.google.com/mail/u/1/', 200],
    ['https://mail.google.com/mail/u/2/', 404],
    ['https://mail.google.com/mail/u/0/popout?th=%23thread-f%3A1', 404],
    ['https://mail.google.com/contacts/4411223/record/0-1/801', 404],
    ['https://app.hubspot.com/contacts/4411223/record/0-1/801', 200],
    ['https://app-na2.hubspot.com/contacts/4411223/record/0-3/9/view/1', 200],
    ['https://app.hubspot.com/contacts/4411223/contact/801', 200],
    ['https://app.hubspot.com/contacts/4411223/record/0-1/999', 404],
    ['https://app.hubspot.com/mail/u/0/', 404],
    ['https://orchard.example.com/', 200],
    ['https://orchard.example.com/demo/nothing.css', 404],
  ])('%s: %i', async (url, status) => {
    expect((await answer(url)).status).toBe(status);
  });

  test('serves the mail in the loading state, with no view shown until its script runs', async () => {
    const text = await (await answer('https://mail.google.com/mail/u/0/')).text();
    const page = new new Window().DOMParser().parseFromString(text, 'text/html');
    expect(page.querySelector('[role=main]')).toBeNull();
    expect(page.querySelector('#loading')?.getAttribute('style')).toBeNull();
  });

  test('serves page scripts without types', async () => {
    const script = await answer('https://app.hubspot.com/demo/fields.ts');
    expect(script.headers.get('content-type')).toContain('text/javascript');
    expect(await script.text()).not.toContain(': ParentNode');
  });

  test('blocks its pages from loading anything from another host', async () => {
    const policy = (await answer('https://mail.google.com/mail/u/0/')).headers.get(
      'content-security-policy',
    );
    expect(policy).toMatch(/^default-src 'none'; script-src 'self';/);
  });
});

test.each(OPTIONAL_SITES.map(({ id }) => id))('%s has a demo page on a host of its own', (id) => {
  const hosts = PRODUCTS.map(({ host }) => host).filter((host) => siteOfHost(host) === id);
  expect(hosts).toHaveLength(1);
  expect(HOSTS).toEqual(expect.arrayContaining(hosts));
  expect(DEMO_PAGES.filter(({ url }) => new URL(url).hostname === hosts[0])).not.toEqual([]);
});
