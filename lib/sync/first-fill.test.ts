import { beforeEach, expect, test } from 'vitest';
import { createOnceHub } from '../../sandbox/oncehub/server.ts';
import { hastyTimers } from '../../tests/helpers/hasty.ts';
import { freshIndexedDb } from '../../tests/helpers/indexed-db.ts';
import { NOW } from '../../tests/helpers/oncehub.ts';
import { atServer, inStore, syncLife } from '../../tests/helpers/sync.ts';

beforeEach(freshIndexedDb);

const MOST = 110;

test('ten thousand bookings are read in 110 requests for lists at most [claim 80]', async () => {
  const hub = createOnceHub({ now: () => NOW, bookings: 10_000, switches: { limits: 'off' } });
  hastyTimers((ms) => hub.control.advance(ms));
  const life = syncLife(hub, { window: 'all' });
  hub.control.clearLog();
  for (let left = 40; left > 0; left -= 1) {
    const ended = await life.settle();
    if (ended.ok) break;
    // The browser's own rate limit is used up; five minutes later it is free again.
    expect(ended.failure.kind).toBe('tooMany');
    hub.control.advance(5 * 60_000);
  }
  const lists = hub.control.log().filter(({ path }) => path === '/v2/bookings');
  expect(lists.length).toBeLessThanOrEqual(MOST);
  expect((await inStore()).length).toBeGreaterThan(9_000);
  expect((await inStore()).length).toBeLessThanOrEqual(atServer(hub).length);
}, 600_000);
