import { describe, expect, test } from 'vitest';
import { hubSpotPage } from './hubspot.ts';

describe('the kind of a HubSpot page by its path', () => {
  test.each([
    ['/contacts/7/record/0-1/801', 'contact', true, '/contacts/7/record/0-1/801'],
    ['/contacts/7/record/0-1/801/view/1', 'contact', true, '/contacts/7/record/0-1/801'],
    ['/contacts/7/record/0-2/55/', 'company', true, '/contacts/7/record/0-2/55'],
    ['/contacts/7/record/0-3/9', 'deal', true, '/contacts/7/record/0-3/9'],
    ['/contacts/7/record/0-5/12', 'ticket', true, '/contacts/7/record/0-5/12'],
    ['/contacts/7/record/2-123/31', 'custom', true, '/contacts/7/record/2-123/31'],
    ['/contacts/7/contact/801', 'contact', true, '/contacts/7/contact/801'],
    ['/contacts/7/deal/9', 'deal', true, '/contacts/7/deal/9'],
    ['/contacts/7/objects/0-1/views/all/list', 'list', false, null],
    ['/contacts/7/record/0-421/8', 'custom', true, '/contacts/7/record/0-421/8'],
    ['/contacts/7/objects/0-3/views/4/board', 'board', false, null],
    ['/contacts/7/objects/0-3/views/4/board/all', 'board', false, null],
    ['/contacts/7/lists/55', 'list', false, null],
    ['/live-messages/7/inbox/7001', 'inbox', false, null],
    ['/contacts/7/contacts/list/view/all/', 'list', false, null],
    ['/contacts/7/deals/board/view/all/', 'board', false, null],
    ['/contacts/7/', 'list', false, null],
    ['/tasks/7/view/all', 'task', false, null],
    ['/', 'other', false, null],
    // Newer and older forms of a record's URL.
    ['/contacts/7/tickets/12', 'ticket', true, '/contacts/7/tickets/12'],
    ['/contacts/7/companies/55/', 'company', true, '/contacts/7/companies/55'],
    ['/contacts/7/contacts/801', 'contact', true, '/contacts/7/contacts/801'],
    // The tail of a ticket's URL changes while the same ticket stays open.
    ['/help-desk/7/view/1/ticket/12', 'inbox', false, null],
    ['/help-desk/7/view/1/ticket/12?messageId=88', 'inbox', false, '/help-desk/7/view/1/ticket/12'],
    ['/help-desk/7/view/search/ticket/12/', 'inbox', false, '/help-desk/7/view/search/ticket/12'],
    ['/help-desk/7/view/1/ticket/12/thread/34', 'inbox', false, '/help-desk/7/view/1/ticket/12'],
    ['/help-desk/7/view/1', 'list', false, null],
    ['/help-desk/7/', 'list', false, null],
    ['/help-desk/7/reports', 'other', false, null],
    // Work spaces, and what nobody has seen yet.
    ['/prospecting/7/queue', 'other', false, null],
    ['/sales-workspace/7/tasks', 'other', false, null],
    ['/customer-success/7/x', 'other', false, null],
    ['/contacts/7/something/new', 'other', false, null],
    ['/settings/7/tickets/12', 'other', false, null],
  ])('%s', (path, page, record, key) => {
    const url = new URL(path, 'https://app.hubspot.com');
    expect(hubSpotPage(url)).toEqual({ page, record, key: key ?? path });
  });
});

describe('the address in the URL of a HubSpot contact', () => {
  const addressIn = (path: string) => hubSpotPage(new URL(path, 'https://app.hubspot.com')).address;

  test.each([
    ['/contacts/7/contact/email/hana.novak%40example.com', 'hana.novak@example.com'],
    ['/contacts/7/contact/email/hana.novak@example.com/', 'hana.novak@example.com'],
    ['/contacts/7/contact/email/hana%2Bcrm%40example.com?x=1', 'hana+crm@example.com'],
    ['/contacts/7/contact/email/hana+crm%40example.com', 'hana+crm@example.com'],
    ['/contacts/7/contact/email/o%27brien%40example.com', "o'brien@example.com"],
  ])('%s', (path, address) => {
    expect(addressIn(path)).toBe(address);
    expect(hubSpotPage(new URL(path, 'https://app.hubspot.com'))).toMatchObject({
      page: 'contact',
      record: true,
    });
  });

  test.each([
    '/contacts/7/contact/email/100%',
    '/contacts/7/contact/email/%40example.com',
    '/contacts/7/contact/email/',
    '/contacts/7/record/0-1/801?email=outsider%40example.net',
    '/settings/7/contact/email/outsider%40example.net',
  ])('none in %s', (path) => {
    expect(addressIn(path)).toBeUndefined();
  });
});
