import type { BodyTable } from './body.ts';
import type { Call, Endpoint, Reply } from './call.ts';
import { invalid, missing, noSuch } from './errors.ts';
import { list } from './lists.ts';
import { bounds, PAGING } from './parameters.ts';
import type { ContactRecord, Json, UserRecord } from './records.ts';
import { isZone } from './schedule.ts';
import { contactBody, instant } from './wire.ts';

const CONTACT_FIELDS: BodyTable = Object.fromEntries(
  'first_name last_name email mobile_phone phone salutation job_title company company_size street_address city state post_code country timezone status owner employees has_consent custom_fields'
    .split(' ')
    .map((name) => [name, 'any'] as const),
);
const USER_FIELDS: BodyTable = {
  first_name: 'string',
  last_name: 'string',
  email: 'string',
  role_name: 'string',
  teams: 'strings',
  timezone: 'string',
};
const ROLES = ['Administrator', 'Member', 'Team Manager'];
const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const PHONE = /^\+[1-9]\d{8,14}$/;

const contactCalls: readonly Omit<Endpoint, 'admin'>[] = [
  { method: 'POST', path: '/contacts', body: CONTACT_FIELDS, answer: createContact },
  { method: 'PATCH', path: '/contacts/:id', body: CONTACT_FIELDS, answer: changeContact },
  {
    method: 'DELETE',
    path: '/contacts/:id',
    answer({ account, id }) {
      if (!account.contacts.remove(id)) throw noSuch('contact', id);
      account.deleted.set(id, 'contact');
      return { body: { id, deleted: true } };
    },
  },
];

function createContact({ account, body, now, world }: Call): Reply {
  const { email, mobile_phone: mobile, ...rest } = body;
  if (!email && !mobile) {
    throw invalid(400, "At least one of 'email' or 'mobile_phone' is required.", 'email');
  }
  for (const name of ['first_name', 'last_name']) {
    if (!rest[name]) throw invalid(400, `${name} is required`, name);
  }
  if (email && !ADDRESS.test(String(email))) {
    throw invalid(400, `Invalid email format: '${email}'`, 'email');
  }
  if (mobile && !PHONE.test(String(mobile))) {
    throw invalid(400, `Invalid phone format: '${mobile}'`, 'mobile_phone');
  }
  if (email && account.contacts.withAddress(String(email)).length > 0) {
    throw invalid(409, `Contact already exists: '${email}'`, 'email');
  }
  const contact: ContactRecord = {
    id: `CTC-${world.random.code(14)}`,
    created: now,
    updated: now,
    email: email ? String(email) : null,
    fields: { ...rest, mobile_phone: mobile ?? null },
  };
  account.contacts.add(contact);
  return { body: contactBody(contact), status: 201 };
}

function changeContact({ account, body, id, now }: Call): Reply {
  const contact = account.contacts.get(id);
  if (!contact) throw noSuch('contact', id);
  if (Object.keys(body).length === 0) throw nothingToChange();
  for (const name of ['email', 'mobile_phone']) {
    if (name in body) {
      const message = 'Identifier fields (email, mobile_phone) cannot be updated via this endpoint';
      throw invalid(400, message, name);
    }
  }
  const zone = body.timezone;
  if (zone !== undefined && !isZone(String(zone))) {
    throw invalid(400, `Invalid timezone: '${zone}'`, 'timezone');
  }
  Object.assign(contact.fields, body);
  contact.updated = now;
  return { body: contactBody(contact) };
}

const nothingToChange = () =>
  invalid(400, 'At least one field must be provided to update.', 'body');

const userCalls: readonly Omit<Endpoint, 'admin'>[] = [
  { method: 'POST', path: '/users', body: USER_FIELDS, answer: createUser },
  { method: 'PATCH', path: '/users/:id', body: USER_FIELDS, answer: changeUser },
  {
    method: 'DELETE',
    path: '/users/:id',
    answer({ account, id }) {
      if (!account.users.remove(id)) throw noSuch('user', id);
      account.deleted.set(id, 'user');
      return { body: { id, deleted: true } };
    },
  },
];

function createUser({ account, body, now, world }: Call): Reply {
  const { email, role_name: role = 'Member', teams = [] } = body;
  if (typeof email !== 'string') throw missing('email');
  if (account.users.rows.some((user) => user.email.toLowerCase() === email.toLowerCase())) {
    throw invalid(400, `Email already exists: '${email}'`, 'email');
  }
  if (!ROLES.includes(String(role)))
    throw invalid(400, `Invalid role name: '${role}'`, 'role_name');
  const id = `USR-${world.random.code(10)}`;
  const user: UserRecord = {
    id,
    created: now,
    email,
    seat: false,
    active: false,
    conferencing: [],
    calendarType: 'none',
    // The body's table has seen to the shape.
    teams: teams as string[],
    body: { object: 'user', id, status: 'invited', ...body, role_name: role, teams },
  };
  account.users.add(user);
  return { body: user.body, status: 201 };
}

function changeUser({ account, body, id }: Call): Reply {
  if (account.deleted.get(id) === 'user') {
    throw invalid(410, `User cannot be modified as they have been deleted: '${id}'`, 'id');
  }
  const user = account.users.get(id);
  if (!user) throw noSuch('user', id);
  if (user.body.role_name === 'Account Owner') {
    throw invalid(403, "Cannot update 'Account Owner' user.");
  }
  if (Object.keys(body).length === 0) throw nothingToChange();
  Object.assign(user.body, body);
  return { body: user.body };
}

const WEEK: Json = { weekly: [], overrides: [] };

const availabilityCalls: readonly Omit<Endpoint, 'admin'>[] = (['GET', 'PATCH'] as const).map(
  (method) => ({
    method,
    path: '/users/:id/scheduling-availability',
    ...(method === 'PATCH' && { body: { weekly: 'any', overrides: 'any' } as const }),
    answer({ account, id }: Call): Reply {
      if (!account.users.get(id)) throw noSuch('user', id);
      return { body: WEEK };
    },
  }),
);

const webhookCalls: readonly Omit<Endpoint, 'admin'>[] = [
  {
    method: 'POST',
    path: '/webhooks',
    body: { 'name!': 'string', 'url!': 'string', 'events!': 'strings' },
    answer({ account, body, now, world }) {
      if (account.webhooks.rows.some((row) => row.body.name === body.name)) {
        const message = `A webhook subscription with this name already exists: '${body.name}'`;
        throw invalid(409, message, 'name');
      }
      const id = `WHK-${world.random.code(10)}`;
      const made = { object: 'webhook', id, ...body, creation_time: instant(now) };
      account.webhooks.add({ id, created: now, body: made });
      return { body: made, status: 201 };
    },
  },
  {
    method: 'GET',
    path: '/webhooks',
    query: { ...PAGING, ...bounds('creation_time') },
    answer: (call) => list(call, { all: call.account.webhooks, body: ({ body }) => body }),
  },
  ...(['GET', 'DELETE'] as const).map((method) => ({
    method,
    path: '/webhooks/:id',
    answer({ account, id }: Call): Reply {
      const row = method === 'GET' ? account.webhooks.get(id) : account.webhooks.remove(id);
      if (!row) throw noSuch('webhook', id);
      return { body: method === 'GET' ? row.body : { id, deleted: true } };
    },
  })),
];

/** What the key allows and a rep's panel must never call. */
export const administration: readonly Endpoint[] = [
  ...contactCalls,
  ...userCalls,
  ...availabilityCalls,
  ...webhookCalls,
].map((endpoint) => ({ ...endpoint, admin: true as const }));
