import { describe, expect, it } from 'vitest';
import { ask } from './ask.ts';
import { CARRIE, DANA, LUIS, MEI, ODD, SAMPLE_NOW, TIMES, USERS } from './data/known.ts';
import { EXAMPLES } from './data/samples.ts';
import { createOnceHub } from './server.ts';
import type { Switches } from './switches.ts';

const open = (switches: Partial<Switches> = {}) =>
  createOnceHub({ now: () => SAMPLE_NOW, switches: { limits: 'off', ...switches } });

const error = (message: string, param?: string) => ({
  type: 'invalid_request_error',
  message,
  ...(param && { param }),
});

const CANCELS = ['cancel', 'request-reschedule'] as const;

describe.each(CANCELS)('%s', (action) => {
  const allowed: [name: string, id: string][] = [
    ['scheduled, ahead', DANA.bookings.upcoming],
    ['rescheduled, ahead', CARRIE.bookings.moved],
    ['requested, ahead', ODD.bookings.requested],
    ['in three minutes', TIMES.bookings.inThreeMinutes],
  ];
  it.each(allowed)('is allowed: %s', async (_name, id) => {
    const hub = open();
    const answer = await ask(hub, `POST /bookings/${id}/${action}`);
    expect(answer.status).toBe(200);
    expect(answer.json).toMatchObject({ id, status: 'canceled' });
    const read = await ask(hub, `GET /bookings/${id}`);
    expect(read.json).toMatchObject({
      status: 'canceled',
      last_updated_time: new Date(SAMPLE_NOW).toISOString(),
    });
  });

  const refused: [name: string, id: string][] = [
    ['running', TIMES.bookings.running],
    ['completed', CARRIE.bookings.markable],
    ['missed', CARRIE.bookings.missed],
    ['cancelled', CARRIE.bookings.cancelled],
    ['the published sample, of the past', CARRIE.bookings.sample],
    ['expired', ODD.bookings.expired],
    ['in the trash', ODD.bookings.trashedUpcoming],
  ];
  it.each(refused)('is refused as a conflict: %s', async (_name, id) => {
    const hub = open();
    const before = (await ask(hub, `GET /bookings/${id}`)).json;
    const answer = await ask(hub, `POST /bookings/${id}/${action}`);
    expect(answer.status).toBe(409);
    expect(answer.json).toEqual(error(`Booking cannot be cancelled: '${id}'`, 'id'));
    expect((await ask(hub, `GET /bookings/${id}`)).json).toEqual(before);
    expect(hub.control.mails()).toEqual([]);
  });

  it('is refused for a paid booking, with its own message', async () => {
    const answer = await ask(open(), `POST /bookings/${LUIS.bookings.paid}/${action}`);
    expect(answer.status).toBe(422);
    const words = {
      cancel:
        'Paid bookings cannot be canceled through this endpoint. Please login to OnceHub and use the Activity Stream to cancel paid bookings.',
      'request-reschedule':
        'Paid bookings can only be requested for reschedule in your OnceHub account. Log in and use the activity stream to submit a reschedule request for this booking.',
    };
    expect(answer.json).toEqual(error(words[action]));
  });

  it.each([
    ['unknown', 'BKNG-123'],
    ['deleted', ODD.bookings.deleted],
  ])('is answered with 404: %s', async (_name, id) => {
    const answer = await ask(open(), `POST /bookings/${id}/${action}`);
    expect(answer.status).toBe(404);
    expect(answer.json).toEqual(error(`No such booking: '${id}'`, 'id'));
  });

  it('records the host for a calendar booking, the account’s owner for a classic one', async () => {
    const hub = open();
    for (const [id, user] of [
      [DANA.bookings.upcoming, USERS.priya],
      [MEI.bookings.upcoming, USERS.andrea],
    ]) {
      const { json } = await ask(hub, `POST /bookings/${id}/${action}`);
      const noted = { reason: null, actioned_by: 'user', user_id: user };
      expect(json.cancel_reschedule_information).toEqual(noted);
    }
  });

  it('is answered without four properties that a GET answer has', async () => {
    const hub = open();
    const { json } = await ask(hub, `POST /bookings/${CARRIE.bookings.upcoming}/${action}`);
    const read = (await ask(hub, `GET /bookings/${CARRIE.bookings.upcoming}`)).json;
    const left = ['contact', 'conversation', 'owner', 'utm_params'];
    expect(
      Object.keys(read)
        .filter((name) => !(name in json))
        .sort(),
    ).toEqual(left);
    expect(read).toMatchObject(json);
  });

  it('conflicts when it is repeated', async () => {
    const hub = open();
    const path = `POST /bookings/${DANA.bookings.upcoming}/${action}`;
    expect((await ask(hub, path)).status).toBe(200);
    expect((await ask(hub, path)).status).toBe(409);
  });
});

describe('the cancel action', () => {
  it('gives exactly the sample answer', async () => {
    const hub = open();
    hub.control.setClock(Date.parse(EXAMPLES.canceled.last_updated_time));
    const body = { cancellation_reason: 'Change in schedule', send_cancellation_email: true };
    const path = `POST /bookings/${DANA.bookings.cancellable}/cancel`;
    expect((await ask(hub, path, { body })).json).toEqual(EXAMPLES.canceled);
  });

  it.each([
    ['unless told', {}, true],
    ['when told', { send_cancellation_email: true }, true],
    ['not when told', { send_cancellation_email: false }, false],
  ])('mails the guests: %s', async (_name, body, sent) => {
    const hub = open();
    await ask(hub, `POST /bookings/${DANA.bookings.upcoming}/cancel`, { body });
    const mail = {
      time: SAMPLE_NOW,
      kind: 'canceled',
      booking: DANA.bookings.upcoming,
      to: [DANA.email],
      reason: null,
    };
    expect(hub.control.mails()).toEqual(sent ? [mail] : []);
  });

  const bad: [name: string, body: unknown, param: string][] = [
    ['an unknown field', { reason: 'x' }, 'reason'],
    ['a reason that is no text', { cancellation_reason: 7 }, 'cancellation_reason'],
    ['a flag that is no flag', { send_cancellation_email: 'false' }, 'send_cancellation_email'],
    ['a list', [], 'body'],
  ];
  it.each(bad)('refuses %s', async (_name, body, param) => {
    const hub = open();
    const path = `POST /bookings/${DANA.bookings.upcoming}/cancel`;
    const answer = await ask(hub, path, { body });
    expect([answer.status, answer.json.param]).toEqual([400, param]);
    expect(hub.control.booking(DANA.bookings.upcoming)?.status).toBe('scheduled');
  });
});

describe('the request-reschedule action', () => {
  it('always sends a mail with the reason', async () => {
    const hub = open();
    const body = { reschedule_reason: 'Our engineer is away' };
    const path = `POST /bookings/${CARRIE.bookings.upcoming}/request-reschedule`;
    const { json } = await ask(hub, path, { body });
    expect(json.cancel_reschedule_information).toMatchObject({ reason: 'Our engineer is away' });
    expect(hub.control.mails()).toMatchObject([
      {
        kind: 'rescheduleRequest',
        reason: 'Our engineer is away',
        to: [CARRIE.email, 'dale.porter@greenlawns.example.com'],
      },
    ]);
  });
});

describe('the no-show action', () => {
  const rows: [name: string, id: string, status: 200 | 409][] = [
    ['completed', CARRIE.bookings.markable, 200],
    ['running', TIMES.bookings.running, 200],
    ['just ended', TIMES.bookings.justEnded, 200],
    ['the published sample', CARRIE.bookings.sample, 200],
    ['ahead', DANA.bookings.upcoming, 409],
    ['in three minutes', TIMES.bookings.inThreeMinutes, 409],
    ['already', CARRIE.bookings.missed, 409],
    ['cancelled', CARRIE.bookings.cancelled, 409],
    ['requested', ODD.bookings.requested, 409],
    ['in the trash', ODD.bookings.trashedPast, 409],
  ];
  it.each(rows)('%s', async (_name, id, status) => {
    const hub = open();
    const answer = await ask(hub, `POST /bookings/${id}/no-show`);
    expect(answer.status).toBe(status);
    if (status === 200) {
      expect(answer.json).toMatchObject({ id, status: 'no_show', owner: expect.any(String) });
      expect((await ask(hub, `GET /bookings/${id}`)).json.status).toBe('no_show');
    } else {
      const message = `Cannot update booking status to no_show: '${id}'`;
      expect(answer.json).toEqual(error(message, 'id'));
    }
  });

  it('is a conflict when repeated, accepts no body and sends no mail', async () => {
    const hub = open();
    const path = `POST /bookings/${CARRIE.bookings.markable}/no-show`;
    const refused = await ask(hub, path, { body: { reason: 'x' } });
    expect(refused.json).toEqual(error('Unsupported field', 'reason'));
    expect((await ask(hub, path)).status).toBe(200);
    expect((await ask(hub, path)).status).toBe(409);
    expect(hub.control.mails()).toEqual([]);
  });

  it('is answered with 404 for a deleted booking', async () => {
    expect((await ask(open(), `POST /bookings/${ODD.bookings.deleted}/no-show`)).status).toBe(404);
  });
});

describe('the clock', () => {
  it('completes scheduled and rescheduled bookings after their end', async () => {
    const hub = open();
    const read = async (id: string) => (await ask(hub, `GET /bookings/${id}`)).json;
    const { running, justEnded, inThreeMinutes } = TIMES.bookings;
    expect((await read(running)).status).toBe('scheduled');
    expect((await read(justEnded)).status).toBe('completed');
    hub.control.advance(20 * 60_000);
    const over = new Date(SAMPLE_NOW + 20 * 60_000).toISOString();
    expect(await read(running)).toMatchObject({ status: 'completed', last_updated_time: over });
    expect((await read(inThreeMinutes)).status).toBe('scheduled');
    hub.control.advance(30 * 86_400_000);
    expect((await read(CARRIE.bookings.moved)).status).toBe('completed');
    expect((await read(ODD.bookings.requested)).status).toBe('requested');
  });

  it('completes other bookings on time when the next one is rescheduled', async () => {
    const hub = open();
    await ask(hub, 'GET /bookings');
    const day = 86_400_000;
    hub.control.guestReschedules(TIMES.bookings.inThreeMinutes, SAMPLE_NOW + 5 * day);
    hub.control.advance(2 * day);
    const { rows } = await ask(hub, `GET /bookings?contact=${DANA.contact}`);
    const upcoming = rows.find(({ id }) => id === DANA.bookings.upcoming);
    expect(upcoming?.status).toBe('completed');
    expect(hub.control.booking(TIMES.bookings.inThreeMinutes)?.status).toBe('rescheduled');
  });
});
