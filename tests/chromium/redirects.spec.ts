import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { Bookside } from '../../sandbox/browser/bookside.ts';
import { KEYS } from '../../sandbox/oncehub/keys.ts';
import { patient } from '../../sandbox/patience.ts';
import { tried } from '../proof/tried.ts';
import { beside } from '../support/beside.ts';
import { test as base, EXTENSION, expect } from '../support/fixture.ts';
import { CARRIES_RECORD } from '../support/places.ts';
import { FEW_REDIRECTS, FOLLOWED, REDIRECTS } from '../support/redirects.ts';
import { tell } from '../support/tell.ts';

/** A server that receives all plain http connections, and counts them. */
const test = base.extend<{ plain: { port: number; came: number }; bare: Bookside }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright parses this pattern.
  plain: async ({}, use) => {
    const server = createServer((socket) => {
      seen.came += 1;
      socket.destroy();
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const seen = { port: (server.address() as AddressInfo).port, came: 0 };
    await use(seen);
    server.close();
  },
  bare: async ({ sandbox, plain }, use) => {
    const bookside = await Bookside.open({
      port: sandbox.port,
      extension: EXTENSION,
      plainPort: plain.port,
    });
    await use(bookside);
    await bookside.close();
  },
});

test('no redirect takes the key to another host, and nothing is requested over plain http [claims 15, 16]', async ({
  bare,
  plain,
  sandbox,
  control,
}) => {
  test.setTimeout(patient(120_000));
  const page = await bare.options();
  const enter = (key: string) => tell(page, { name: 'useKey', input: { key } });
  for (const { status, location } of FEW_REDIRECTS) {
    control.fault({ kind: 'redirect', status, location, times: null });
    expect(await enter(KEYS.demo), `${status} ${location}`).toMatchObject({ ok: false });
    control.clearFaults();
  }
  tried(FEW_REDIRECTS.length);
  const arrived = sandbox.requests.filter(
    ({ host, path }) => host !== 'api.oncehub.com' || path !== '/v2/test',
  );
  expect(arrived).toEqual([]);
  expect(await enter(KEYS.demo)).toMatchObject({ ok: true });
  const { page: crm, panel } = await beside(bare, CARRIES_RECORD);
  await panel.see('Next meeting');
  expect(plain.came).toBe(0);
  // Makes sure that the server does receive plain http connections.
  await crm.goto('http://plain.example.com/').catch(() => {});
  expect(plain.came).toBeGreaterThan(0);
});

test('the content security policy alone stops requests that follow redirects, in the background and in extension pages [claim 15]', async ({
  bookside,
  sandbox,
  control,
}) => {
  const options = await bookside.options();
  for (const run of [
    (expression: string) => bookside.inWorker(expression),
    (expression: string) => options.evaluate(expression),
  ]) {
    for (const { status, location } of REDIRECTS.filter(({ elsewhere }) => elsewhere)) {
      control.fault({
        kind: 'redirect',
        status,
        location,
        match: { path: '/v2/fence' },
        times: null,
      });
      expect(await run(FOLLOWED), `${status} ${location}`).toBe('refused');
      control.clearFaults();
    }
  }
  tried(2 * REDIRECTS.filter(({ elsewhere }) => elsewhere).length);
  expect(sandbox.strangers).toEqual([]);
  expect(sandbox.requests.filter(({ path }) => path === '/v2/elsewhere')).toEqual([]);
});
