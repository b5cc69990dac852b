import { expect, test } from 'vitest';
import { memoryStore } from '../../tests/helpers/memory-store.ts';
import { OWN_PATTERNS } from './added-sites.ts';
import { createContentScripts } from './content-scripts.ts';

const ZENDESK = 'https://acme.zendesk.com/*';
const ORCHARD = 'https://orchard.example.com/*';

/** A browser that grants `patterns`, and the calls that were made, in order. */
function reach(...patterns: string[]) {
  const granted = new Set([...OWN_PATTERNS, ...patterns]);
  const done: (string | string[])[][] = [];
  const made = createContentScripts({
    granted: async () => [...granted],
    session: memoryStore(),
    async register(at, except) {
      expect(except).toEqual(OWN_PATTERNS);
      done.push(['register', [...at]]);
    },
    async run(script, at) {
      if (at.length > 0) done.push([`run ${script}`, [...at]]);
    },
    forgetRevoked: async () => void done.push(['forget']),
    changed: () => void done.push(['changed']),
  });
  return { reach: made, granted, done };
}

test('reconcile registers the granted sites, and runs no script', async () => {
  const { reach: at, done } = reach(ZENDESK);
  await at.reconcile();
  expect(done).toEqual([['register', [ZENDESK]]]);
});

test('a grant registers all sites, and runs the script in open pages of the new site', async () => {
  const { reach: at, granted, done } = reach(ZENDESK);
  granted.add(ORCHARD);
  await at.granted([ORCHARD]);
  expect(done).toEqual([['register', [ZENDESK, ORCHARD]], ['run crm', [ORCHARD]], ['changed']]);
});

test('a product that is granted again is read by its own script', async () => {
  const { reach: at, done } = reach();
  await at.granted(['https://mail.google.com/*', 'https://app-eu1.hubspot.com/*']);
  expect(done).toEqual([
    ['register', []],
    ['run gmail', ['https://mail.google.com/*']],
    ['run hubspot', ['https://app-eu1.hubspot.com/*']],
    ['changed'],
  ]);
});

test('a revocation updates the registration, then deletes the reports', async () => {
  const { reach: at, granted, done } = reach(ZENDESK, ORCHARD);
  granted.delete(ZENDESK);
  await at.revoked();
  expect(done).toEqual([['register', [ORCHARD]], ['forget'], ['changed']]);
});

test('after an update the scripts are put back into every open page, once', async () => {
  const { reach: at, done } = reach(ZENDESK, ORCHARD);
  await at.putBack();
  await at.putBack();
  expect(done).toEqual([
    ['register', [ZENDESK, ORCHARD]],
    ['run gmail', ['https://mail.google.com/*']],
    ['run hubspot', expect.arrayContaining(['https://app-eu1.hubspot.com/*'])],
    ['run crm', [ZENDESK, ORCHARD]],
  ]);
});

test('no script is put back where the browser withholds the site', async () => {
  const { reach: at, granted, done } = reach();
  granted.delete('https://mail.google.com/*');
  granted.delete('https://app.hubspot.com/*');
  await at.putBack();
  expect(done.map(([what]) => what)).toEqual(['register', 'run hubspot']);
  expect(done[1]?.[1]).not.toContain('https://app.hubspot.com/*');
});

test('concurrent changes run one after the other, and the last registration is right', async () => {
  const { reach: at, granted, done } = reach();
  granted.add(ORCHARD);
  const first = at.granted([ORCHARD]);
  granted.delete(ORCHARD);
  await Promise.all([first, at.revoked()]);
  expect(done.filter(([what]) => what === 'register').at(-1)).toEqual(['register', []]);
  expect(done.map(([what]) => what)).toEqual([
    'register',
    'run crm',
    'changed',
    'register',
    'forget',
    'changed',
  ]);
});
