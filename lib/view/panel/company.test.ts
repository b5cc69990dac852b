import { signal } from '@preact/signals-core';
import { beforeEach, expect, test } from 'vitest';
import { aBooking } from '../../../tests/helpers/booking.ts';
import { freshIndexedDb } from '../../../tests/helpers/indexed-db.ts';
import { until } from '../../../tests/helpers/until.ts';
import { viewDeps } from '../../../tests/helpers/view-deps.ts';
import { writeProviders } from '../../settings/known-providers.ts';
import { createStoreReader } from '../../store/reader.ts';
import { createStoreWriter } from '../../store/writer.ts';
import { companyView, createCompany } from './company.ts';

const NOW = Date.UTC(2026, 4, 5, 12);
const DAY = 86_400_000;

const booked = (id: string, email: string, days: number, guests: string[] = []) =>
  aBooking({
    id,
    email,
    name: `Name of ${email}`,
    starts: NOW + days * DAY,
    people: [
      { address: email, part: 'booker' },
      ...guests.map((address) => ({ address, part: 'guest' as const })),
    ],
  });

test('the other people of a domain, latest meeting first, each with their own name only', () => {
  const bookings = [
    booked('1', 'kim@acme.example.com', -9),
    booked('2', 'jo@acme.example.com', -2, ['mara@acme.example.com', 'kim@acme.example.com']),
    booked('3', 'x@other.example.com', -1, ['guest@acme.example.com']),
  ];
  const view = companyView('acme.example.com', bookings, new Set(['mara@acme.example.com']), NOW);
  expect(view?.people.map(({ subject, count }) => [subject.address, subject.name, count])).toEqual([
    ['guest@acme.example.com', null, 1],
    ['jo@acme.example.com', 'Name of jo@acme.example.com', 1],
    ['kim@acme.example.com', 'Name of kim@acme.example.com', 2],
  ]);
});

test('without other people at the domain there is no company view', () => {
  const own = [booked('1', 'mara@acme.example.com', 1)];
  expect(companyView('acme.example.com', own, new Set(['mara@acme.example.com']), NOW)).toBeNull();
});

beforeEach(freshIndexedDb);

test('a mail provider’s domain is not a company, whatever is stored, and users of the account are left out', async () => {
  const { deps } = viewDeps();
  const writer = createStoreWriter(() => NOW);
  await writer.write({
    directory: [{ id: 'USR-1', kind: 'user', name: 'S', address: 'sam@acme.example.com' }],
  });
  await writer.write({
    bookings: [
      booked('1', 'mara@acme.example.com', 1, ['sam@acme.example.com']),
      booked('2', 'kim@acme.example.com', 1),
      booked('3', 'a@gmail.com', 1),
      booked('4', 'b@gmail.com', 1),
      // As a version before left them, to which every other provider was a company.
      booked('5', 'a@wp.example', 1),
      booked('6', 'b@wp.example', 1),
    ],
  });
  await writeProviders(deps.session, ['gmail.com', 'wp.example']);
  const addresses = signal<string[]>([]);
  const reader = createStoreReader();
  const company = createCompany({ ...deps, reader }, addresses);
  addresses.value = ['mara@acme.example.com'];
  await until(() =>
    expect(company.value?.people.map((one) => one.subject.address)).toEqual([
      'kim@acme.example.com',
    ]),
  );
  for (const domain of ['gmail.com', 'wp.example']) {
    addresses.value = [`a@${domain}`];
    expect(company.value).toBeNull();
    // All reads for the earlier addresses have been answered by now.
    await reader.atDomain(domain, 9);
    await reader.directory();
    expect(company.value).toBeNull();
  }
});
