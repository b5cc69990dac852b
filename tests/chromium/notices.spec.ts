import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import type { Intent } from '../../lib/domain/intent.ts';
import { now } from '../../sandbox/clock.ts';
import { CARRIE } from '../../sandbox/oncehub/data/known.ts';
import { tried } from '../proof/tried.ts';
import { beside } from '../support/beside.ts';
import { test } from '../support/fixture.ts';
import { CARRIES_RECORD } from '../support/places.ts';
import { withoutSync } from '../support/tell.ts';

const MINUTE = 60_000;
const ACCOUNT = 'andrea.hartie@example.com';

type Row = { [Field in keyof Intent]?: Intent[Field] | undefined };
/** A row of the journal, with the keys of the texts that are said about it. */
type Case = readonly [texts: readonly string[], row: Row];

const ago = (minutes: number) => now() - minutes * MINUTE;
const REFUSAL = {
  kind: 'unprocessable',
  words: 'The booking has begun.',
  request: 'req_7',
} as const;
const SEEN = {
  id: CARRIE.bookings.upcoming,
  status: 'scheduled',
  starts: ago(-7 * 24 * 60),
  booker: CARRIE.email,
} as const;
const DRAFT = { reason: '', mail: true, seen: SEEN };

/** What cannot be told yet, or never will be. */
const IN_DOUBT: Case[] = [
  [['checking'], { state: 'unknown' }],
  [['asItWas', 'asItWas_text'], { state: 'unknown', readAt: ago(1) }],
  [['asItWas', 'asItWas_refused'], { state: 'unknown', readAt: ago(1), failure: REFUSAL }],
  [['saidYes_cancel', 'lookInOnceHub'], { state: 'unknown', yesAt: ago(9), late: true }],
  [
    ['saidYes_reschedule', 'lookInOnceHub'],
    { state: 'unknown', kind: 'reschedule', yesAt: ago(9), late: true },
  ],
  [
    ['saidYes_noShow', 'lookInOnceHub'],
    { state: 'unknown', kind: 'noShow', yesAt: ago(9), late: true },
  ],
  [['otherKey', 'otherKey_text'], { state: 'unknown', account: 'lee.park@example.org' }],
];

const ENDED_OTHERWISE: Case[] = [
  [['notDone', 'notDone_text'], { state: 'notDone' }],
  [['notDone_changed', 'notDone_text'], { state: 'notDone', changed: true }],
  [['gone', 'gone_text'], { state: 'gone' }],
  [['gone', 'gone_yes'], { state: 'gone', yesAt: ago(9) }],
  [['notKnown', 'lookInOnceHub'], { state: 'notKnown' }],
  [['notesLost', 'notesLost_text'], { state: 'notKnown', restored: true }],
];

const NOT_SENT: Case[] = [
  [['interrupted', 'interrupted_text'], { state: 'interrupted', until: ago(19), draft: DRAFT }],
  [['failure_unprocessable', 'notCarriedOut'], { state: 'refused', failure: REFUSAL }],
  [
    ['failure_changed', 'notSent'],
    { state: 'refused', failure: { kind: 'changed' }, draft: DRAFT, sentAt: undefined },
  ],
  [
    ['failure_storeFull', 'notSent'],
    { state: 'refused', failure: { kind: 'storeFull' }, sentAt: undefined },
  ],
  [
    ['failure_offline', 'notSent'],
    { state: 'refused', failure: { kind: 'offline' }, sentAt: undefined },
  ],
  [['earlier_refused', 'lookInOnceHub'], { state: 'refused', failure: REFUSAL, format: 1 }],
  [['earlier_notDone', 'lookInOnceHub'], { state: 'notDone', format: 1 }],
];

const DONE: Case[] = [
  [['done_cancel'], { state: 'done', by: 'own' }],
  [['done_reschedule'], { state: 'done', kind: 'reschedule', by: 'own' }],
  [['done_noShow'], { state: 'done', kind: 'noShow' }],
  [['done_cancel', 'doneBy_customer', 'reasonUnsent'], { by: 'customer', reasonUnsent: true }],
  [['done_cancel', 'customerNotAsked'], { kind: 'reschedule', by: 'customer' }],
  [['done_cancel', 'askedUnknown'], { kind: 'reschedule' }],
  [['done_cancel', 'doneBy_colleagueAlone'], { by: 'colleague' }],
  [['earlier_done', 'lookInOnceHub'], { format: 1 }],
].map(([texts, row]) => [texts, { state: 'done', ...(row as Row) }] as Case);

function rowOf(row: Row, place: number): Row {
  const is: Row = {
    id: crypto.randomUUID(),
    booking: CARRIE.bookings.upcoming,
    kind: 'cancel',
    account: ACCOUNT,
    before: { status: 'scheduled', starts: SEEN.starts },
    // The first in the list is the latest.
    at: ago(20) - place,
    sentAt: ago(20),
    format: 2,
    ...row,
  };
  return JSON.parse(JSON.stringify(is));
}

/** Makes these rows the journal, and tells all views so. */
const write = (page: Page, rows: readonly Row[]) =>
  page.evaluate(async (written) => {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('bookside-vault');
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    const tx = db.transaction('intents', 'readwrite');
    tx.objectStore('intents').clear();
    for (const row of written) {
      tx.objectStore('intents').put(row.state === 'done' ? row : { ...row, open: 1 });
    }
    await new Promise((resolve) => {
      tx.oncomplete = resolve;
    });
    db.close();
    new BroadcastChannel('bookside').postMessage({ kind: 'intents' });
  }, rows);

/** A text of the extension as a pattern, with anything in the place of its parameters. */
async function pattern(key: string): Promise<RegExp> {
  const texts = JSON.parse(await readFile('public/_locales/en/messages.json', 'utf8'));
  const escaped = texts[key].message.replace(/[.*+?^{}()|[\]\\]/g, '\\$&');
  return new RegExp(escaped.replace(/\$\d/g, '.+'));
}

test('each end of an action is said in its own sentence, the fact first', async ({
  bookside,
  control,
}, info) => {
  const options = await withoutSync(bookside);
  const { panel } = await beside(bookside, CARRIES_RECORD);
  await panel.see('7 bookings');
  // Nothing can be read from here on, so that what is in doubt stays so.
  control.fault({ kind: 'cut', times: null });
  const groups = { IN_DOUBT, ENDED_OTHERWISE, NOT_SENT, DONE };
  tried(Object.values(groups).flat().length);
  for (const [group, cases] of Object.entries(groups)) {
    const rows = cases.map(([, row], place) => rowOf(row, place));
    // An end that is good is shown where the view has seen the action under way.
    if (group === 'DONE') {
      await write(
        options,
        rows.map((row) => ({ ...row, state: 'unknown' as const })),
      );
      await panel.see(await pattern('checking'));
    }
    await write(options, rows);
    await panel.pretend('light', { width: 380, height: 1_400 });
    for (const [[title = '', ...more]] of cases) {
      const all = await Promise.all([title, ...more].map(pattern));
      await panel.see(new RegExp(all.map(({ source }) => source).join('\\s+(?:[^\n]+ )?')));
    }
    for (const scheme of ['light', 'dark'] as const) {
      await panel.pretend(scheme, { width: 380, height: 1_400 });
      await panel.picture(info.outputPath(`${group.toLowerCase()}-${scheme}.png`));
    }
  }
});
