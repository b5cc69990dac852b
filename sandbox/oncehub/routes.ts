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

/** All endpoints that a rep's panel may call. */
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
 * Calls for administrators' integrations, which a panel must never make although every key allows
 * them: writing contacts and users, and webhooks. `/*` means the path itself and all paths below
 * it.
 */
export const ADMIN_CALLS: readonly [methods: string[], path: string][] = [
  [['POST', 'PATCH', 'DELETE'], '/contacts/*'],
  [['POST', 'PATCH', 'DELETE'], '/users/*'],
  [['GET'], '/users/:id/scheduling-availability'],
  [['GET', 'POST', 'PATCH', 'DELETE'], '/webhooks/*'],
];
