import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { whyTooOld } from './list-age.ts';
import { LIST_FILES, madeOn } from './list-files.ts';
import { MAIL_SOURCES, ZONE_SOURCES } from './list-sources.ts';
import { pickMailDomains } from './pick-mail-domains.ts';

const DAY_MS = 86_400_000;

test.each([...LIST_FILES])(
  '$path is what `npm run lists` makes of the installed packages',
  (file) => {
    expect(readFileSync(file.path, 'utf8')).toBe(file.make(madeOn(file)));
  },
);

test('the lists are small', () => {
  const [mail, zones] = LIST_FILES.map(({ path }) => readFileSync(path).length);
  expect(mail).toBeLessThanOrEqual(6000);
  expect(zones).toBeLessThanOrEqual(5000);
});

test('the packages are needed for making the lists alone, in one version', () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
  for (const source of [...MAIL_SOURCES, ...ZONE_SOURCES]) {
    expect(dependencies).not.toHaveProperty([source]);
    expect(devDependencies[source]).toMatch(/^\d+\.\d+\.\d+$/);
  }
});

test('some hundred mail domains are picked, no firm of the lists among them', () => {
  const domains = pickMailDomains();
  expect(domains.length).toBeGreaterThan(300);
  expect(domains.length).toBeLessThan(700);
  const firms = ['ancestry.com', 'casino.com', 'godaddy.com', 'ionos.com', 'bt.com', 'telekom.de'];
  expect(domains.filter((domain) => firms.includes(domain))).toEqual([]);
  expect(domains.filter((domain) => /example|invalid|localhost/.test(domain))).toEqual([]);
});

test('a list more than a year old may not be released', () => {
  const made = Date.parse('2026-03-01T00:00:00Z');
  expect(whyTooOld('2026-03-01', made)).toBeNull();
  expect(whyTooOld('2026-03-01', made + 365 * DAY_MS)).toBeNull();
  expect(whyTooOld('2026-03-01', made + 365.1 * DAY_MS)).toContain('more than a year old');
  // Where the list was made it may be a day later.
  expect(whyTooOld('2026-03-01', made - DAY_MS)).toBeNull();
});

test.each(['', 'soon', '2026-13-01', '2046-03-01'])('nor may a list of the day "%s"', (day) => {
  expect(whyTooOld(day, Date.parse('2026-03-02T00:00:00Z'))).toContain('no day');
});

test('a release stops at such a list before it builds anything', () => {
  const steps = readFileSync('.github/workflows/release.yml', 'utf8');
  expect(steps.indexOf('npm run --silent lists:age')).toBeGreaterThan(0);
  expect(steps.indexOf('npm run --silent lists:age')).toBeLessThan(steps.indexOf('npm run zip'));
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
  const made = LIST_FILES.map((file) => Date.parse(`${madeOn(file)}T00:00:00Z`));
  const at = (instant: number) => {
    const { BOOKSIDE_CLOCK_AHEAD_MS: _, ...env } = process.env;
    const [, ...args] = scripts['lists:age'].split(' ');
    const now = new Date(instant).toISOString();
    return spawnSync(process.execPath, args, {
      env: { ...env, BOOKSIDE_NOW: now },
      encoding: 'utf8',
    });
  };
  expect(at(Math.max(...made) + DAY_MS)).toMatchObject({ status: 0, stderr: '' });
  const late = at(Math.min(...made) + 367 * DAY_MS);
  expect(late.status).toBe(1);
  expect(late.stderr).toContain('Renew it: npm run lists');
});
