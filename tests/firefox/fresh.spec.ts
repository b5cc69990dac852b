import { askedOf } from '../support/asked.ts';
import { expect, test } from '../support/firefox-fixture.ts';
import { CARRIES_THREAD, INBOX } from '../support/places.ts';

test('before a key is set nothing is requested, and no extension page creates a database [claims 62, 66]', async ({
  fresh,
  sandbox,
}) => {
  const databases = 'indexedDB.databases().then((all) => all.map(({ name }) => name))';
  const options = await fresh.ourPage('options');
  for (const url of [CARRIES_THREAD, INBOX]) {
    const page = await fresh.visit(url);
    const sidebar = await fresh.openSidebar(page);
    await sidebar.see('Connect Bookside to OnceHub.');
    // Only the background creates the vault; it is empty.
    const names = (await options.evaluate(databases)) as string[];
    expect(names.filter((name) => name !== 'bookside-vault')).toEqual([]);
  }
  expect(askedOf(sandbox)).toEqual([]);
});
