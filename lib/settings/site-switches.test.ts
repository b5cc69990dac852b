import fc from 'fast-check';
import { expect, test } from 'vitest';
import { memoryStore } from '../../tests/helpers/memory-store.ts';
import { readSitesOff, siteSwitches } from './site-switches.ts';

test('every site is on until it is switched off, which does not affect the others', async () => {
  const store = memoryStore();
  const sites = siteSwitches(store);
  expect(await readSitesOff(store)).toEqual([]);
  await sites.set('gmail', false);
  await sites.set('gmail', false);
  expect([await sites.isOn('gmail'), await sites.isOn('hubspot')]).toEqual([false, true]);
  await sites.set('hubspot', false);
  await sites.set('gmail', true);
  expect(await readSitesOff(store)).toEqual(['hubspot']);
});

test('invalid data switches off only sites that it names, and grants nothing [claim 59]', async () => {
  const garbage = fc.oneof(
    fc.jsonValue(),
    fc.array(fc.oneof(fc.constantFrom('gmail', 'https://evil.example', '*'), fc.jsonValue())),
  );
  await fc.assert(
    fc.asyncProperty(garbage, async (kept) => {
      const off = await readSitesOff(memoryStore({ 'sites.off': kept }));
      expect(off).toEqual(Array.isArray(kept) && kept.includes('gmail') ? ['gmail'] : []);
    }),
  );
});
