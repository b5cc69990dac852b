import { describe, expect, it } from 'vitest';
import { ask } from './ask.ts';
import { DANA, SAMPLE_NOW } from './data/known.ts';
import { createOnceHub } from './server.ts';
import { SWITCH_PROBES } from './switch-probes.ts';
import { defaultSwitches, SWITCH_VALUES, type Switches, unknownSwitch } from './switches.ts';

const UPCOMING = DANA.bookings.upcoming;

const open = (switches: Partial<Switches> = {}) =>
  createOnceHub({ now: () => SAMPLE_NOW, switches: { limits: 'off', ...switches } });

describe.each(SWITCH_PROBES)('%s', (name, probe, seen) => {
  const values = SWITCH_VALUES[name] ?? [];
  it.each(values.map((value, place) => [value, seen[place]]))('%s', async (value, expected) => {
    // The default value is tested without setting the switch.
    const hub = value === values[0] && name !== 'limits' ? open() : open({ [name]: value });
    expect(await probe(hub)).toEqual(expected);
  });
});

it('every switch and every value has a probe', () => {
  const proved = new Set(SWITCH_PROBES.map(([name]) => name));
  expect(Object.keys(SWITCH_VALUES).filter((name) => !proved.has(name as keyof Switches))).toEqual(
    [],
  );
  for (const [name, , seen] of SWITCH_PROBES)
    expect(seen).toHaveLength(SWITCH_VALUES[name]?.length ?? 0);
});

it('statusLag shows the old state of a booking for that many seconds', async () => {
  const hub = open({ statusLag: 3 });
  const path = `POST /bookings/${UPCOMING}/cancel`;
  expect((await ask(hub, path)).json.status).toBe('canceled');
  const read = async () => (await ask(hub, `GET /bookings/${UPCOMING}`)).json.status;
  expect(await read()).toBe('scheduled');
  const listed = await ask(hub, `GET /bookings?contact=${DANA.contact}&status=scheduled`);
  expect(listed.ids).toContain(UPCOMING);
  expect((await ask(hub, path)).status).toBe(409);
  hub.control.advance(3000);
  expect(await read()).toBe('canceled');
});

it('listLag shows the old state in lists for that many seconds, while single reads are current', async () => {
  const hub = open({ listLag: 60 });
  const list = `GET /bookings?contact=${DANA.contact}`;
  const before = (await ask(hub, list)).ids;
  const made = hub.control.addBooking({ contact: DANA.contact });
  hub.control.guestCancels(UPCOMING);
  const canceled = async () => (await ask(hub, `${list}&status=canceled`)).ids;
  expect((await ask(hub, `GET /bookings/${UPCOMING}`)).json.status).toBe('canceled');
  expect((await ask(hub, `GET /bookings/${made}`)).status).toBe(200);
  expect((await ask(hub, list)).ids).toEqual(before);
  expect(await canceled()).not.toContain(UPCOMING);
  hub.control.advance(60_000);
  expect((await ask(hub, list)).ids).toContain(made);
  expect(await canceled()).toContain(UPCOMING);
});

describe('unknownSwitch', () => {
  it.each([
    [{}, null],
    [{ statusLag: 5 }, null],
    [{ listLag: 0.5 }, null],
    [{ link: 'none' }, null],
    [{ link: 'NONE' }, 'link: NONE'],
    [{ statusLag: -1 }, 'statusLag: -1'],
    [{ listLag: '3' }, 'listLag: 3'],
    [{ toString: 'x' }, 'toString: x'],
    [{ colour: 'red' }, 'colour: red'],
  ])('%j', (changes, expected) => {
    expect(unknownSwitch(changes)).toBe(expected);
  });

  it('makes an unknown switch throw when a stand-in is created or changed', () => {
    expect(unknownSwitch({ ...defaultSwitches() })).toBeNull();
    const wrong = { link: 'sometimes' } as unknown as Partial<Switches>;
    expect(() => open(wrong)).toThrow('link: sometimes');
    expect(() => open().control.switch(wrong)).toThrow('link: sometimes');
  });
});
