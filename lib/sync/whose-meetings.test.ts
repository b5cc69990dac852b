import { beforeEach, expect, test } from 'vitest';
import { ask } from '../../sandbox/oncehub/ask.ts';
import { DANA, USERS } from '../../sandbox/oncehub/data/known.ts';
import { createOnceHub } from '../../sandbox/oncehub/server.ts';
import { SWITCH_VALUES, type Switches } from '../../sandbox/oncehub/switches.ts';
import { hastyTimers } from '../../tests/helpers/hasty.ts';
import { freshIndexedDb } from '../../tests/helpers/indexed-db.ts';
import { NOW } from '../../tests/helpers/oncehub.ts';
import { syncLife } from '../../tests/helpers/sync.ts';
import { createBookingReader } from '../store/booking-reader.ts';
import { refreshDirectory } from './directory.ts';

beforeEach(freshIndexedDb);

const DAY = 86_400_000;

const OWNERS = SWITCH_VALUES.ownerAfterReassign as Switches['ownerAfterReassign'][];
const FILTERS = SWITCH_VALUES.hostFilter as Switches['hostFilter'][];

test.each(OWNERS.flatMap((owner) => FILTERS.map((filter) => [owner, filter] as const)))(
  'a meeting that is handed over is its new host’s and no longer the old one’s, where OnceHub’s owner is then %s and its filter by host is %s',
  async (ownerAfterReassign, hostFilter) => {
    const switches = { limits: 'off', ownerAfterReassign, hostFilter } as const;
    const hub = createOnceHub({ now: () => NOW, bookings: 0, switches });
    hastyTimers((ms) => hub.control.advance(ms));
    const life = syncLife(hub, { me: USERS.priya, window: 3 });
    await refreshDirectory({ ...life, changed: () => {} });
    await life.settle();
    const reader = createBookingReader();
    const users = new Map((await life.reader.directory()).map((row) => [row.id, row]));
    const whose = async (id: string) => {
      const user = { id, address: users.get(id)?.address ?? '' };
      const found = await reader.of(user, NOW - 90 * DAY, NOW + 90 * DAY);
      return found.some((one) => one.id === DANA.bookings.upcoming);
    };
    expect([await whose(USERS.priya), await whose(USERS.morgan)]).toEqual([true, false]);
    const path = `POST /bookings/${DANA.bookings.upcoming}/reassign`;
    expect((await ask(hub, path, { body: { new_host: USERS.morgan } })).status).toBe(200);
    hub.control.advance(20 * 60_000);
    await life.settle();
    expect([await whose(USERS.priya), await whose(USERS.morgan)]).toEqual([false, true]);
    reader.close();
  },
);
