import type { Call, Endpoint } from './call.ts';
import { invalid, noSuch } from './errors.ts';
import type { Json } from './records.ts';

/** The endpoints that create one-time links, of booking calendars and of master pages. */
export const linkEndpoints: readonly Endpoint[] = [
  {
    method: 'POST',
    path: '/booking-calendars/:id/one-time-links',
    body: {
      hide_url_params: 'boolean',
      booking_form: 'open',
      utm_params: {
        table: {
          source: 'string',
          medium: 'string',
          campaign: 'string',
          term: 'string',
          content: 'string',
        },
      },
      booking_settings: {
        table: {
          host: 'string',
          co_hosts: 'string',
          duration_minutes: 'integer',
          skip: 'strings',
        },
      },
    },
    answer(call) {
      const calendar = call.account.calendars.get(call.id);
      if (!calendar) throw noSuch('booking calendar', call.id);
      if (!calendar.published || !calendar.allowsOneTimeLinks) {
        const message = `This booking calendar does not allow creation of one time links: '${call.id}'`;
        throw invalid(400, message, 'id');
      }
      // The shape was checked by the endpoint's body table.
      const settings = (call.body.booking_settings ?? {}) as Json;
      const { duration_minutes: minutes } = settings;
      if (minutes !== undefined && !calendar.durations.some((length) => length === minutes)) {
        const param = 'booking_settings.duration_minutes';
        throw invalid(400, `Invalid duration: ${String(minutes)}`, param);
      }
      const hidden = call.body.hide_url_params ?? call.world.switches.hideDefault === 'true';
      const query = hidden ? '' : visibleParameters(call.body);
      return { body: oneTimeLink(call, 'https://oncehub.com', 12, query) };
    },
  },
  {
    method: 'POST',
    path: '/master-pages/:id/one-time-links',
    answer(call) {
      if (call.account.deleted.get(call.id) === 'master_page') {
        throw invalid(400, `This master page is deleted: '${call.id}'`, 'id');
      }
      if (!call.account.masterPages.get(call.id)) throw noSuch('master page', call.id);
      return { body: oneTimeLink(call, 'https://go.oncehub.com', 8, '') };
    },
  },
];

function oneTimeLink(call: Call, host: string, length: number, query: string): Json {
  const id = call.world.random.code(length);
  const created = new Date(call.now).toISOString().replace(/\.\d+Z$/, 'Z');
  return { id, url: `${host}/.${id}${query}`, creation_time: created };
}

/** The prefilled values as a query string in the link. */
function visibleParameters({ booking_form, utm_params, booking_settings }: Json): string {
  const utm = Object.entries(utm_params ?? {}).map(([name, value]) => [`utm_${name}`, value]);
  const all = [
    ...Object.entries(booking_form ?? {}),
    ...Object.entries(booking_settings ?? {}),
    ...utm,
  ];
  const query = new URLSearchParams(all.map(([name, value]) => [name, String(value)]));
  return query.size > 0 ? `?${query}` : '';
}
