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
    ['/help-desk/7/view/1/ticket/12/thread/34', 'inbox', false, null],
    ['/tasks/7/view/all', 'task', false, null],
    ['/', 'other', false, null],
  ])('%s', (path, page, record, key) => {
    const url = new URL(path, 'https://app.hubspot.com');
    expect(hubSpotPage(url)).toEqual({ page, record, key: key ?? path });
  });
});
