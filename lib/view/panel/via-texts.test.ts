import { expect, test } from 'vitest';
import { viaTexts } from './via-texts.ts';

const hubspot = (...via: string[]) => viaTexts({ site: 'hubspot', page: 'contact', via });
const gmail = (...via: string[]) => viaTexts({ site: 'gmail', page: 'thread', via });

test.each([
  ['+1 312 555 0178', '+1 312 555 0178'],
  [' (312) 555-0177 ', '(312) 555-0177'],
  ['tel:+13125550178', '+13125550178'],
  ['TEL:%2B1%20312%20555%200178;ext=5', '+1 312 555 0178'],
  ['Phone Number+1 312 555 0178', '+1 312 555 0178'],
  ['Telefonnummer: 030 1234567', '030 1234567'],
  ['Mobile phone (312) 555-0177', '(312) 555-0177'],
  ['+1 312 555 0177 ext. 5', '+1 312 555 0177'],
  ['هاتف ٠٣٠ ١٢٣٤٥٦٧', '٠٣٠ ١٢٣٤٥٦٧'],
])('of a HubSpot record, %j is the number %j, and no name', (text, number) => {
  expect(hubspot(text)).toEqual({ isRecord: true, names: [], numbers: [number] });
});

test.each([
  'Call',
  '--',
  '',
  ' ',
  'Phone Number',
  'Add a number',
  '0177',
  'Room 4711',
  '1'.repeat(99),
])('of a HubSpot record, %j is neither a name nor a number', (text) => {
  expect(hubspot(text)).toMatchObject({ names: [], numbers: [] });
});

test('a number that a HubSpot record has twice is offered once', () => {
  const all = hubspot('tel:+13125550178', 'Call', '+13125550178', '555 0178');
  expect(all.numbers).toEqual(['+13125550178', '555 0178']);
});

test('in a thread, and in HubSpot’s inbox, what a group passed on is from people by their names', () => {
  const texts = ['Dana Whitfield', '李娜', 'Studio 54', '--', '', '(312) 555-0177', '0177'];
  const names = ['Dana Whitfield', '李娜', 'Studio 54'];
  expect(gmail(...texts)).toEqual({ isRecord: false, names, numbers: ['(312) 555-0177'] });
  expect(viaTexts({ site: 'hubspot', page: 'inbox', via: texts })).toEqual(gmail(...texts));
  expect(viaTexts({ site: 'gmail', page: 'thread' })).toMatchObject({ names: [], numbers: [] });
});
