import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ask } from './ask.ts';
import { SAMPLE_NOW } from './data/known.ts';
import { readInstant } from './parameters.ts';
import { createOnceHub } from './server.ts';

const hub = createOnceHub({ now: () => SAMPLE_NOW, switches: { limits: 'off' } });

describe('readInstant', () => {
  const day = Date.UTC(2026, 1, 28);
  const rows: [text: string, time: number | null][] = [
    ['2026-02-28', day],
    ['2026-02-28T00:00Z', day],
    ['2026-02-28T00:00:00Z', day],
    ['2026-02-28T00:00:00.000Z', day],
    ['2026-02-28T00:00:00.123456Z', day + 123],
    ['2026-02-28T02:00:00+02:00', day],
    ['2026-02-27T19:00:00-0500', day],
    ['2024-02-29', Date.UTC(2024, 1, 29)],
    ['2026-02-29', null],
    ['2026-02-28T25:00:00Z', null],
    ['2026-02-28T00:00:00', null],
    ['2026-02-28T00:00:00 02:00', null],
    ['28.02.2026', null],
    ['2026-2-28', null],
    ['', null],
    [' 2026-02-28', null],
  ];
  it.each(rows)('%j', (text, time) => {
    expect(readInstant(text)).toBe(time);
  });

  it('parses every time that the API writes', () => {
    const times = fc.date({ min: new Date(0), max: new Date('9999-01-01'), noInvalidDate: true });
    fc.assert(fc.property(times, (date) => readInstant(date.toISOString()) === date.getTime()));
  });
});

describe('refusals of lists', () => {
  const rows: [query: string, message: string, param: string | undefined][] = [
    ['limit=0', 'Out of range value: 0. Please provide a number between 1 and 100.', 'limit'],
    ['limit=101', 'Out of range value: 101. Please provide a number between 1 and 100.', 'limit'],
    ['limit=500', 'Out of range value: 500. Please provide a number between 1 and 100.', 'limit'],
    ['limit=abc', 'Out of range value: abc. Please provide a number between 1 and 100.', 'limit'],
    ['limit=', 'Out of range value: . Please provide a number between 1 and 100.', 'limit'],
    ['limit=1.5', 'Out of range value: 1.5. Please provide a number between 1 and 100.', 'limit'],
    [
      'after=BKNG-J4FR05BKEWEX&before=BKNG-J4FR05BKEWEX',
      'Received both before and after parameters. Please provide only one.',
      undefined,
    ],
    ...[
      'email',
      'in_trash',
      'sort',
      'page',
      'offset',
      'starting_time',
      'starting_time.gte',
      'starting_time_from',
      'q',
      'constructor',
      '__proto__',
    ].map((name): [string, string, string] => [
      `${name}=1`,
      `Received unknown parameter: ${name}`,
      name,
    ]),
    ...['creation_time', 'starting_time', 'last_updated_time'].flatMap(
      (name): [string, string, string][] => [
        [
          `${name}.gt=2026-02-02&${name}.lt=2026-02-01`,
          `${name}.gt cannot be later than ${name}.lt`,
          `${name}.gt`,
        ],
        ...[
          '2025-13-45T99:99:99Z',
          '2025-02-30',
          'tomorrow',
          '',
          '1700000000000',
          '2026-02-01T10:00:00',
        ].map((text): [string, string, string] => [
          `${name}.lt=${text}`,
          `Invalid date: ${text}`,
          `${name}.lt`,
        ]),
      ],
    ),
    ['status=cancelled', 'Invalid string: cancelled', 'status'],
    ['status=scheduled,completed', 'Invalid string: scheduled,completed', 'status'],
    ['expand=attendees', 'This property cannot be expanded: attendees', 'expand'],
    ['expand=owner,nothing', 'This property cannot be expanded: nothing', 'expand'],
    ['expand=data.owner', 'This property cannot be expanded: data.owner', 'expand'],
    [
      'expand=contact.owner.teams',
      'This property cannot be expanded: contact.owner.teams',
      'expand',
    ],
  ];
  it.each(rows)('/bookings?%s', async (query, message, param) => {
    const answer = await ask(hub, `GET /bookings?${query}`);
    expect(answer.status).toBe(400);
    const body = { type: 'invalid_request_error', message };
    expect(answer.json).toEqual(param === undefined ? body : { ...body, param });
  });

  it.each([
    'GET /contacts?name=x',
    'GET /users?expand=teams',
    'GET /teams?email=x',
    'GET /test?a=1',
    'GET /bookings/BKNG-J4FR05BKEWEX?limit=1',
    'POST /bookings/BKNG-J4FR05BKEWEX/cancel?reason=x',
    'GET /contacts?starting_time.gt=2026-01-01',
    'GET /master-pages?user=x',
    'GET /notifications/sms?status=sent',
    'GET /booking-calendars/BKC-8DJN0L86GX/time-slots?limit=1',
  ])('%s gives the name of an unknown parameter', async (what) => {
    const answer = await ask(hub, what);
    expect(answer.status).toBe(400);
    expect(answer.json.message).toMatch(/^Received unknown parameter: /);
    expect(answer.json.param).toBe(String(answer.json.message).split(': ')[1]);
  });

  it('include an invalid recipient type of text messages', async () => {
    const answer = await ask(hub, 'GET /notifications/sms?recipient_type=customer');
    expect(answer.json).toEqual({
      type: 'invalid_request_error',
      message: 'Invalid string: customer',
      param: 'recipient_type',
    });
  });
});
