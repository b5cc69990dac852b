import { expect, test } from 'vitest';
import { createContentScripts } from './content-scripts.ts';
import { OWN_PATTERNS } from './site-access.ts';

const ZENDESK = 'https://acme.zendesk.com/*';
const ORCHARD = 'https://orchard.example.com/*';

/** A browser that grants `patterns`, and everything that was done there, in its order. */
function reach(...patterns: string[]) {
  const granted = new Set([...OWN_PATTERNS, ...patterns]);
  const done: (string | string[])[][] = [];
  const made = createContentScripts({
    granted: async () => [...granted],
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

test('a start registers what is granted, and reads nothing', async () => {
  const { reach: at, done } = reach(ZENDESK);
  await at.reconcile();
  expect(done).toEqual([['register', [ZENDESK]]]);
});

test('a grant registers all sites, and runs in the pages of the new one', async () => {
  const { reach: at, granted, done } = reach(ZENDESK);
  granted.add(ORCHARD);
  await at.granted([ORCHARD]);
  expect(done).toEqual([['register', [ZENDESK, ORCHARD]], ['run crm', [ORCHARD]], ['changed']]);
});

test('a product that was withheld is read by its own script again', async () => {
  const { reach: at, done } = reach();
  await at.granted(['https://mail.google.com/*', 'https://app-eu1.hubspot.com/*']);
  expect(done).toEqual([
    ['register', []],
    ['run gmail', ['https://mail.google.com/*']],
    ['run hubspot', ['https://app-eu1.hubspot.com/*']],
    ['changed'],
  ]);
});

test('a revocation takes the registration back, then forgets', async () => {
  const { reach: at, granted, done } = reach(ZENDESK, ORCHARD);
  granted.delete(ZENDESK);
  await at.revoked();
  expect(done).toEqual([['register', [ORCHARD]], ['forget'], ['changed']]);
});

test('an update runs in every open page of an added site', async () => {
  const { reach: at, done } = reach(ZENDESK, ORCHARD);
  await at.renew();
  expect(done.at(-1)).toEqual(['run crm', [ZENDESK, ORCHARD]]);
});

test('what comes at once is done in turn, and the last registration is the right one', async () => {
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
