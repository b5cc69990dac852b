import { actionEndpoints } from './actions.ts';
import { bookingEndpoints } from './bookings.ts';
import type { Endpoint } from './call.ts';
import { contactEndpoints } from './contacts.ts';
import { directoryEndpoints } from './directory.ts';
import { linkEndpoints } from './links.ts';
import { reassignEndpoint } from './reassign.ts';
import { scheduleEndpoint } from './schedule.ts';
import { slotEndpoint } from './slots.ts';
import { smsEndpoint } from './sms.ts';

const testEndpoint: Endpoint = {
  method: 'GET',
  path: '/test',
  answer: ({ account }) => ({
    body: { message: `The API key is valid for account: ${account.email}` },
  }),
};

/** What a rep's panel may ever call. */
export const ENDPOINTS: readonly Endpoint[] = [
  testEndpoint,
  ...bookingEndpoints,
  ...actionEndpoints,
  reassignEndpoint,
  ...contactEndpoints,
  ...directoryEndpoints,
  slotEndpoint,
  scheduleEndpoint,
  ...linkEndpoints,
  smsEndpoint,
];

/**
 * What an administrator's integration calls and a panel never, though every key opens it: to write
 * contacts and users, and webhooks. `/*` stands for the path itself and all below it.
 */
export const ADMIN_CALLS: readonly [methods: string[], path: string][] = [
  [['POST', 'PATCH', 'DELETE'], '/contacts/*'],
  [['POST', 'PATCH', 'DELETE'], '/users/*'],
  [['GET'], '/users/:id/scheduling-availability'],
  [['GET', 'POST', 'PATCH', 'DELETE'], '/webhooks/*'],
];
