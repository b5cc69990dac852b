import type { Endpoint } from './call.ts';
import { expanded, readExpansion } from './expand.ts';
import { list } from './lists.ts';
import { bounds, PAGING } from './parameters.ts';

/** The endpoint for the log of text messages; the only list without `has_more`. */
export const smsEndpoint: Endpoint = {
  method: 'GET',
  path: '/notifications/sms',
  query: {
    ...PAGING,
    ...bounds('creation_time'),
    recipient: 'text',
    recipient_type: 'recipientType',
    expand: 'expand',
  },
  answer(call) {
    const { text } = call.query;
    const expansion = readExpansion(text.get('expand'), ['recipient']);
    const reply = list(call, {
      all: call.account.sms,
      keep: ({ body }) =>
        ['recipient', 'recipient_type'].every(
          (name) => !text.has(name) || body[name] === text.get(name),
        ),
      body: (row) => expanded(call, row.body, expansion),
    });
    const { has_more: _, ...envelope } = reply.body;
    return { ...reply, body: envelope };
  },
};
