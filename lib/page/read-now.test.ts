// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { keepReport, readAll, takeReport } from './read-now.ts';
import { type Read, reading } from './reading/reading.ts';

const URL_HERE = new URL('https://crm.example/');
const frame = { site: 'other', page: 'other', key: 'k', owners: [] } as const;
const hit = (address: string) => ({ address, role: 'contact', layer: 'general' }) as const;

test('the layers run one after the other until one finds a person', () => {
  const asked: number[] = [];
  const layer =
    (at: number, ...found: string[]) =>
    () => {
      asked.push(at);
      return found.map(hit);
    };
  const read: Read = () =>
    reading({ ...frame, ready: true }, [], [layer(1), layer(2, 'mara@example.com'), layer(3)]);
  expect(readAll(read, document, URL_HERE)).toMatchObject({
    state: 'found',
    people: [{ address: 'mara@example.com' }],
  });
  expect(asked).toEqual([1, 2]);
});

test('a page that is not ready is reported at once as having no people', () => {
  const read: Read = () => reading({ ...frame, ready: false });
  expect(readAll(read, document, URL_HERE)).toMatchObject({ state: 'none', people: [] });
});

test('the report stays within the limits of a message', () => {
  const many = Array.from({ length: 500 }, (_, at) => hit(`p${at}@example.com`));
  const read: Read = () => reading({ ...frame, key: 'k'.repeat(999), ready: true }, many);
  const { key, people } = readAll(read, document, URL_HERE);
  expect([key.length, people.length]).toEqual([200, 200]);
});

test('a report is kept for one script, once', () => {
  const report = readAll(() => reading({ ...frame, ready: true }), document, URL_HERE);
  expect(takeReport()).toBeUndefined();
  keepReport(report);
  expect([takeReport(), takeReport()]).toEqual([report, undefined]);
});
