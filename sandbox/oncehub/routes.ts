import { actionEndpoints } from './actions.ts';
import { administration } from './administration.ts';
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

/** Every operation of the API. */
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
  ...administration,
];
