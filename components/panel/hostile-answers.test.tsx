// @vitest-environment happy-dom
import fc from 'fast-check';
import { render } from 'preact';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { type Failure, ok } from '../../lib/domain/result.ts';
import { createStoreReader } from '../../lib/store/reader.ts';
import { createStoreWriter } from '../../lib/store/writer.ts';
import { customerView } from '../../lib/view/customer-view.ts';
import { setTranslator } from '../../lib/view/i18n.ts';
import type { PanelEvents, PanelModel } from '../../lib/view/panel/model.ts';
import de from '../../public/_locales/de/messages.json' with { type: 'json' };
import en from '../../public/_locales/en/messages.json' with { type: 'json' };
import { ADDRESS, anAnswer, type Taken, take } from '../../tests/helpers/answers.ts';
import { freshIndexedDb } from '../../tests/helpers/indexed-db.ts';
import { NOW } from '../../tests/helpers/oncehub.ts';
import { actSync, clearScreen } from '../../tests/helpers/screen.ts';
import { storedBookings } from '../../tests/helpers/stored-rows.ts';
import { loadDeferred } from '../ui/deferred.tsx';
import { Panel } from './Panel.tsx';

/** The number of corrupted answers that are processed from the network to the screen. */
const ANSWERS = 10_000;
/** The number stored and shown at once, as one customer's. */
const TOGETHER = 40;

const subject = { address: ADDRESS, asWritten: 'Mara@example.com', name: 'Mara' };

/** Inserted where a message has a placeholder without a value. */
const MISSING = '⟨missing⟩';
/** Texts that a bug would print for a missing value. No input contains any of them. */
const LOST = new RegExp(`undefined|\\[object |NaN|Invalid Date|${MISSING}`);

// All panel events do nothing.
const on = new Proxy({}, { get: () => () => {} }) as PanelEvents;

function show(change: Partial<PanelModel>): void {
  const model = {
    key: { state: 'ready', ending: 'abcd', account: '' },
    page: null,
    asked: { reason: 'lookUp', people: [subject], at: 1 },
    subject,
    together: null,
    suggested: null,
    customer: null,
    refresh: { state: 'idle' },
    coverage: null,
    extras: null,
    listed: 0,
    online: true,
    pending: [],
    names: new Map(),
    ...change,
  } satisfies PanelModel;
  actSync(() => render(<Panel model={model} on={on} />, document.body));
}

/** All visible text and accessible names, with every row expanded. */
function screen(): string {
  actSync(() => {
    for (const more of document.querySelectorAll('button')) {
      if (/^(?:Show|Weitere)/.test(more.textContent ?? '')) more.click();
    }
  });
  actSync(() => {
    for (const row of document.querySelectorAll('details')) {
      row.open = true;
      row.dispatchEvent(new Event('toggle'));
    }
  });
  const named = [...document.querySelectorAll('[aria-label], [title], [href]')].map((element) =>
    ['aria-label', 'title', 'href'].map((name) => element.getAttribute(name) ?? '').join(' '),
  );
  return [document.body.textContent, ...named].join('\n');
}

beforeAll(async () => {
  await loadDeferred();
});
afterEach(clearScreen);

test('corrupted answers of every kind give a readable message or nothing, through client, store and panel [claims 31, 73]', {
  timeout: 900_000,
}, async ({ task }) => {
  let taken = 0;
  let shown = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(anAnswer, { minLength: TOGETHER, maxLength: TOGETHER }),
      fc.constantFrom(en, de),
      async (answers, words) => {
        setTranslator(
          (key, given) =>
            words[key].message.replace(/\$(\d)/g, (_, place) => given[place - 1] ?? MISSING),
          words === en ? 'en' : 'de',
        );
        freshIndexedDb();
        const [writer, reader] = [createStoreWriter(() => NOW), createStoreReader()];
        const batch: Taken = { bookings: [], contacts: [], directory: [] };
        const failures: Failure[] = [];
        for (const answer of answers) {
          const failure = await take(answer, batch);
          if (failure) failures.push(failure);
        }
        taken += answers.length;
        const asked = { address: subject.address, at: NOW, known: true, complete: true };
        expect(await writer.write({ ...batch, asked })).toEqual(ok(undefined));
        const stored = await reader.customer(subject.address);
        const bookings = await storedBookings();
        expect(bookings).toHaveLength(batch.bookings.length);
        shown += bookings.length;
        const customer = customerView(subject, { ...stored, bookings }, NOW);
        const names = new Map((await reader.directory()).map(({ id, name }) => [id, name]));
        show({ customer, names });
        const seen = screen();
        expect(seen.match(LOST)?.[0]).toBeUndefined();
        expect(document.querySelector('script, iframe, [onerror], [onclick]')).toBeNull();
        for (const failure of failures.slice(0, 3)) {
          show({
            refresh: { state: 'failed', failure },
            customer: { ...customer, history: [], next: null },
          });
          expect(document.body.textContent?.match(LOST)?.[0]).toBeUndefined();
        }
        actSync(() => render(null, document.body));
      },
    ),
    { numRuns: Math.ceil(ANSWERS / TOGETHER) },
  );
  // Makes sure that many answers were good enough to be shown.
  expect(shown).toBeGreaterThan(taken / 4);
  task.meta.inputs = taken;
});
