import { describe, expect, it } from 'vitest';
import { ask } from './ask.ts';
import { CALENDARS, DANA, MASTER_PAGES, SAMPLE_NOW } from './data/known.ts';
import { createOnceHub } from './server.ts';

const open = () => createOnceHub({ now: () => SAMPLE_NOW, switches: { limits: 'off' } });
const iso = (time: number) => new Date(time).toISOString();

describe('one-time links', () => {
  const calendar = (id: string) => `POST /booking-calendars/${id}/one-time-links`;

  it('are short, whatever values are prefilled', async () => {
    const body = {
      hide_url_params: true,
      booking_form: { name: 'Dana Whitfield', email: DANA.email, phone: '+12025550195' },
      utm_params: { source: 'side-panel', medium: 'email' },
      booking_settings: {
        host: 'priya.nair@example.com',
        co_hosts: 'tomas.reyes@example.com,morgan.hale@example.com',
        duration_minutes: 30,
        skip: ['contact_info'],
      },
    };
    const { status, json } = await ask(open(), calendar(CALENDARS.pricing), { body });
    expect(status).toBe(200);
    expect(json.id).toMatch(/^[0-9A-Z]{12}$/);
    const creation_time = iso(SAMPLE_NOW).replace('.000', '');
    expect(json).toEqual({ id: json.id, url: `https://oncehub.com/.${json.id}`, creation_time });
  });

  it('contain the prefilled values on request', async () => {
    const body = { hide_url_params: false, booking_form: { email: DANA.email } };
    const { json } = await ask(open(), calendar(CALENDARS.pricing), { body });
    expect(json.url).toBe(
      `https://oncehub.com/.${json.id}?email=dana.whitfield%40acme.example.com`,
    );
  });

  it('of master pages have eight characters', async () => {
    const { json } = await ask(open(), `POST /master-pages/${MASTER_PAGES.sales}/one-time-links`);
    expect(json.id).toMatch(/^[0-9A-Z]{8}$/);
    expect(json.url).toBe(`https://go.oncehub.com/.${json.id}`);
  });

  const notAllowed = (id: string) =>
    `This booking calendar does not allow creation of one time links: '${id}'`;
  const rows: [what: string, body: unknown, status: number, message: string][] = [
    [calendar(CALENDARS.noLinks), {}, 400, notAllowed(CALENDARS.noLinks)],
    [calendar(CALENDARS.unpublished), {}, 400, notAllowed(CALENDARS.unpublished)],
    [calendar('BKC-1'), {}, 404, "No such booking calendar: 'BKC-1'"],
    [calendar(CALENDARS.pricing), { email: 'x' }, 400, 'Unsupported field'],
    [calendar(CALENDARS.pricing), { utm_params: { utm_source: 'x' } }, 400, 'Unsupported field'],
    [
      calendar(CALENDARS.pricing),
      { booking_settings: { duration_minutes: 31 } },
      400,
      'Invalid duration: 31',
    ],
    [
      `POST /master-pages/${MASTER_PAGES.deleted}/one-time-links`,
      undefined,
      400,
      `This master page is deleted: '${MASTER_PAGES.deleted}'`,
    ],
    ['POST /master-pages/MP-1/one-time-links', undefined, 404, "No such master page: 'MP-1'"],
    [`POST /master-pages/${MASTER_PAGES.sales}/one-time-links`, { a: 1 }, 400, 'Unsupported field'],
  ];
  it.each(rows)('%s with %j: %i', async (what, body, status, message) => {
    const answer = await ask(open(), what, { body });
    expect([answer.status, answer.json.message]).toEqual([status, message]);
  });
});
