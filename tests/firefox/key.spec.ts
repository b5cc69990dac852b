import { CARRIE } from '../../sandbox/oncehub/data/known.ts';
import { KEYS } from '../../sandbox/oncehub/keys.ts';
import { patient } from '../../sandbox/patience.ts';
import { tried } from '../proof/tried.ts';
import { ADD_ON_ID } from '../support/firefox.ts';
import { expect, test } from '../support/firefox-fixture.ts';
import { askedByUs, endEventPage, watchRequests } from '../support/firefox-world.ts';
import { NO_SYNC } from '../support/hijack.ts';
import { EVERYTHING_KEPT, type Kept } from '../support/kept.ts';
import { ageDoubt, KEY_TRUST } from '../support/key-trust.ts';
import { expectNoKey } from '../support/no-key.ts';
import { CARRIES_RECORD } from '../support/places.ts';
import { FEW_REDIRECTS } from '../support/redirects.ts';
import { DAMAGE, EXPORTS, LOSE_VAULT } from '../support/sealed.ts';
import { tellFirefox } from '../support/tell.ts';
import { caughtUp, quiet } from '../support/waiting.ts';

test('the key is in no storage, page, address, log or announcement [claim 10]', async ({
  firefox,
  sandbox,
  control,
}) => {
  const options = await firefox.ourPage('options');
  const logged: string[] = [];
  options.on('console', (message) => logged.push(message.text()));
  await options.evaluate(() => {
    Reflect.set(window, 'announced', []);
    new BroadcastChannel('bookside').onmessage = ({ data }) =>
      Reflect.get(window, 'announced').push(data);
  });
  const page = await firefox.visit(CARRIES_RECORD);
  page.on('console', (message) => logged.push(message.text()));
  const sidebar = await firefox.openSidebar(page);
  await sidebar.see(CARRIE.name);
  control.fault({ kind: '500', times: 6 });
  await expect.poll(() => control.log().some(({ status }) => status === 500)).toBe(true);
  await caughtUp(options, control);
  control.clearFaults();
  const kept = (await options.evaluate(EVERYTHING_KEPT)) as string;
  expect(kept).toContain('bytes');
  expectNoKey(KEYS.demo, 'what is kept', kept);
  const announced = await options.evaluate(() => JSON.stringify(Reflect.get(window, 'announced')));
  expect(announced).toContain('kind');
  expectNoKey(KEYS.demo, 'announcements', announced);
  for (const open of [options, page]) {
    expectNoKey(KEYS.demo, open.url(), `${open.url()} ${await open.content()}`);
  }
  expectNoKey(KEYS.demo, 'the sidebar', await sidebar.text());
  expectNoKey(KEYS.demo, 'log', logged.join('\n'));
  expectNoKey(KEYS.demo, 'addresses', sandbox.requests.map(({ path }) => path).join('\n'));
});

test('not even code of the extension’s own origin can export the encryption key [claim 12]', async ({
  firefox,
}) => {
  const options = await firefox.ourPage('options');
  expect(await options.evaluate(EXPORTS)).toEqual([]);
});

test('forgetting everything leaves no key, no encryption key and no row [claims 14, 74]', async ({
  firefox,
  control,
}) => {
  const page = await firefox.visit(CARRIES_RECORD);
  const sidebar = await firefox.openSidebar(page);
  await sidebar.see('All bookings');
  // During a first sync: its late answers must not bring data back.
  const options = await firefox.ourPage('options');
  await (await options.waitForSelector('button ::-p-text(Forget key and data…)'))?.click();
  // A click within the dialog's first half second is ignored.
  const sure = await options.waitForSelector(
    'button:not([aria-disabled="true"]) ::-p-text(Forget everything)',
  );
  await sure?.click();
  await options.waitForSelector('::-p-text(Key and data are deleted.)');
  await sidebar.see('Connect Bookside to OnceHub.');
  await caughtUp(options, control);
  const kept: Kept = JSON.parse((await options.evaluate(EVERYTHING_KEPT)) as string);
  const rows = Object.values(kept.databases).flatMap((stores) => Object.values(stores).flat());
  expect(rows).toEqual([]);
  expect(JSON.stringify(kept.areas.local)).not.toMatch(/bytes|ending|@/);
  expect(JSON.stringify(kept.areas.session)).not.toMatch(/BKNG|so\.carrie/);
});

test('no redirect takes the key to another host [claim 15]', async ({
  firefox,
  sandbox,
  control,
}) => {
  test.setTimeout(patient(150_000));
  const options = await firefox.ourPage('options');
  await tellFirefox(options, NO_SYNC);
  await quiet(control);
  const before = sandbox.requests.length;
  await watchRequests(firefox.browser, ADD_ON_ID);
  const enter = () => tellFirefox(options, { name: 'useKey', input: { key: KEYS.demo } });
  for (const { status, location } of FEW_REDIRECTS) {
    control.fault({ kind: 'redirect', status, location, match: { path: '/v2/test' }, times: null });
    expect(await enter(), `${status} ${location}`).toMatchObject({ ok: false });
    control.clearFaults();
  }
  tried(FEW_REDIRECTS.length);
  const arrived = sandbox.requests.slice(before).map(({ host, path }) => host + path);
  expect([...new Set(arrived)]).toEqual(['api.oncehub.com/v2/test']);
  // Nor was a request started that failed only because its host does not exist.
  const asked = await askedByUs(firefox.browser);
  expect([...new Set(asked)]).toEqual(['https://api.oncehub.com/v2/test']);
  expect(await enter()).toMatchObject({ ok: true });
});

test('the content security policy alone stops requests of extension pages to other hosts [claim 15]', async ({
  firefox,
  sandbox,
}) => {
  const options = await firefox.ourPage('options');
  const before = sandbox.requests.length;
  await watchRequests(firefox.browser, ADD_ON_ID);
  const ask = (url: string) =>
    options.evaluate(
      `fetch(${JSON.stringify(url)}, { headers: { 'API-Key': 'marker' } }).then(() => 'answered', () => 'refused')`,
    );
  for (const url of [
    'https://app.hubspot.com/v2',
    'https://mail.google.com/',
    'http://api.oncehub.com/v2/test',
  ]) {
    expect(await ask(url), url).toBe('refused');
  }
  const arrived = sandbox.requests.slice(before).filter(({ host }) => host !== 'api.oncehub.com');
  expect(arrived).toEqual([]);
  const asked = await askedByUs(firefox.browser);
  expect(asked.filter((url) => !url.startsWith('https://api.oncehub.com/'))).toEqual([]);
});

for (const [what, harm] of [
  ['one bit changed in the encrypted key', DAMAGE],
  ['a deleted vault', LOSE_VAULT],
] as const) {
  test(`with ${what} the panel asks for the key, which is kept, and nothing is sent to OnceHub [claim 17]`, async ({
    firefox,
    control,
  }) => {
    const options = await firefox.ourPage('options');
    await tellFirefox(options, NO_SYNC);
    await quiet(control);
    await endEventPage(firefox.browser, ADD_ON_ID);
    expect(await options.evaluate(harm)).toBeTruthy();
    control.clearLog();
    const page = await firefox.visit(CARRIES_RECORD);
    const sidebar = await firefox.openSidebar(page);
    const asks = /cannot be read on this computer any more\.\s+Enter it again\./;
    await expect.poll(() => sidebar.text()).toMatch(asks);
    await caughtUp(options, control);
    expect(await sidebar.text()).toMatch(asks);
    expect(control.log()).toEqual([]);
    await firefox.setKey();
    await page.bringToFront();
    await sidebar.see('7 bookings');
  });
}

test('one stray 401 costs nothing: the panel says “checking”, the key stays, and after the next check all goes on [claim 42]', async ({
  firefox,
  control,
}) => {
  test.setTimeout(patient(90_000));
  const checking = /Checking: OnceHub does not accept the key ending in/;
  const asked = () => control.log().map(({ path }) => path.replace('/v2/', ''));
  const options = await firefox.ourPage('options');
  await tellFirefox(options, NO_SYNC);
  await quiet(control);
  // No answer to a check counts, so the doubt lasts until the test ends it, however slow all is.
  control.fault({ kind: '500', match: { path: '/test$' }, times: null });
  control.fault({ kind: '401', match: { path: '/contacts$' } });
  const page = await firefox.visit(CARRIES_RECORD);
  const sidebar = await firefox.openSidebar(page);
  await expect.poll(() => sidebar.text()).toMatch(checking);
  await caughtUp(options, control);
  expect(await options.evaluate(KEY_TRUST)).toEqual(['doubted', true]);
  control.clearLog();
  await endEventPage(firefox.browser, ADD_ON_ID);
  await caughtUp(options, control);
  expect(await sidebar.text()).toMatch(checking);
  expect(asked().filter((path) => path !== 'test')).toEqual([]);
  control.clearFaults();
  await options.evaluate(ageDoubt(600_000));
  await endEventPage(firefox.browser, ADD_ON_ID);
  await tellFirefox(options, { name: 'settle', input: {} });
  await expect.poll(() => sidebar.text(), { timeout: patient(30_000) }).not.toMatch(checking);
  await sidebar.see('7 bookings');
  expect(asked()).toContain('contacts');
  expect(await options.evaluate(KEY_TRUST)).toEqual(['accepted', true]);
});
