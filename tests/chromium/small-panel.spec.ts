import type { Page } from '@playwright/test';
import type { View } from '../../sandbox/browser/view.ts';
import { CARRIE, type Contact, DANA, LUIS, MEI, NOOR } from '../../sandbox/crm/people.ts';
import { KEYS } from '../../sandbox/oncehub/keys.ts';
import type { Control } from '../../sandbox/oncehub/server.ts';
import { patient } from '../../sandbox/patience.ts';
import { tried } from '../proof/tried.ts';
import { beside } from '../support/beside.ts';
import { expect, test } from '../support/fixture.ts';
import { INBOX, placeOf } from '../support/places.ts';

const DAY = 86_400_000;
/** The smallest panel in which a question must be in view as a whole. */
const SMALL = { width: 320, height: 480 };

/** Users of the account, all of whom host the meeting. */
const HOSTS = ['andrea.hartie', 'priya.nair', 'tomas.reyes', 'morgan.hale', 'grace.okafor'];

type Texts = readonly [what: string, name: string, subject: string, email?: string];

const TEXTS: readonly [Texts, ...Texts[]] = [
  ['ordinary', 'Carrie Customer', 'Pricing call'],
  ['endless', 'A'.repeat(10_000), 'Very long subject '.repeat(600)],
  [
    'one character each',
    `${Array(24).fill('👩🏽').join('\u200d')}`,
    `Z${'\u0301\u0323'.repeat(50)}`.repeat(200),
  ],
  [
    'of somebody else with the same contact',
    'Ann Lee '.repeat(40),
    'Very long subject '.repeat(600),
    `${'ann.lee'.repeat(9)}@${'a'.repeat(60)}.${'b'.repeat(60)}.example.com`,
  ],
  ['wide and on many lines', '漢'.repeat(300), `Call${'\n \u2800\n'.repeat(150)}back`],
];

const LANGUAGES = {
  en: {
    kinds: [
      ['cancel', 'Cancel…', 'Cancel this meeting?', ['Go back', 'Cancel the meeting']],
      ['reschedule', 'Ask to reschedule…', 'Ask for a new time?', ['Go back', 'Cancel it and ask']],
      ['noShow', 'Mark no-show…', 'Mark as a no-show?', ['Go back', 'Mark as a no-show']],
    ],
    bookings: /bookings/,
    forget: /^Forget key and data/,
    all: /^Show all: /,
    booked: /^Booked by Ann Lee/,
  },
  de: {
    kinds: [
      ['cancel', 'Absagen…', 'Diesen Termin absagen?', ['Zurück', 'Termin absagen']],
      [
        'reschedule',
        'Um neuen Termin bitten…',
        'Um eine neue Zeit bitten?',
        ['Zurück', 'Absagen und bitten'],
      ],
      [
        'noShow',
        'Nicht erschienen…',
        'Als nicht erschienen markieren?',
        ['Zurück', 'Nicht erschienen'],
      ],
    ],
    bookings: /Buchungen/,
    forget: /^Schlüssel und Daten/,
    all: /^Alles zeigen: /,
    booked: /^Gebucht von Ann Lee/,
  },
} as const;

/** A customer for each of the texts, so that the panel holds no meeting of the text before. */
const CUSTOMERS = [CARRIE, DANA, MEI, LUIS, NOOR];

/** A customer's meeting with these texts, hosted by many, in a zone with a long name. */
function book(
  control: Control,
  customer: Contact,
  [, name, subject, email = customer.address]: Texts,
  starts: number,
): void {
  control.addBooking({
    email: customer.address,
    name,
    subject,
    starts,
    zone: 'America/Argentina/ComodRivadavia',
    attendees: [...HOSTS.map((host) => `${host}@example.com`), customer.address],
    form: {
      name,
      email,
      phone: null,
      mobile_phone: null,
      note: name,
      company: name,
      guests: [],
      custom_fields: [],
    },
  });
}

/** What of the question is not in view as a whole, and what scrolls besides its middle. */
const OUTSIDE = `(() => {
  const dialog = document.querySelector('dialog');
  const body = dialog.querySelector('.sheet-body');
  const frame = body.getBoundingClientRect();
  const out = [];
  const look = (one, floor) => {
    const { left, right, top, bottom } = one.getBoundingClientRect();
    const wide = left < 0 || right > innerWidth;
    const high = floor && (top < 0 || bottom > floor + 1);
    if (wide || high) out.push([one.className || one.tagName, left, right, top, bottom].join(' '));
  };
  look(dialog.querySelector('h2'), innerHeight);
  for (const one of dialog.querySelectorAll('.brief > *, .effects > li')) look(one, frame.bottom);
  for (const one of dialog.querySelectorAll('.sheet-foot button')) look(one, innerHeight);
  for (const one of dialog.querySelectorAll('button, input, textarea, label')) look(one);
  for (const one of [dialog, body]) {
    if (one.scrollWidth > one.clientWidth) out.push(one.className + ' is wider');
  }
  if (dialog.scrollHeight > dialog.clientHeight) out.push('the dialog scrolls');
  if (body.scrollTop > 0) out.push('the middle is scrolled');
  return out;
})()`;

/** Opens the question for one kind of action; a no-show is asked about the meeting of today. */
async function open(panel: View, kind: string, button: string, title: string): Promise<void> {
  if (kind === 'noShow') {
    await panel.evaluate(`new Promise((done) => setTimeout(function look() {
      for (const row of document.querySelectorAll('.history details')) row.open = true;
      const offered = '.history .action-row button:nth-child(3):not([aria-disabled])';
      const button = document.querySelector(offered);
      if (button) done(button.click());
      else setTimeout(look, 20);
    }, 20))`);
  } else await panel.click('button', button);
  await panel.see(title);
}

/** What the panel of one language is asked, and what it is to say. */
type Words = (typeof LANGUAGES)[keyof typeof LANGUAGES];

/** Enters the key on the options page, in whichever language it is. */
async function enterKey(options: Page, forget: RegExp): Promise<void> {
  await options.bringToFront();
  await options.locator('.key-field input').fill(KEYS.demo);
  await options.keyboard.press('Enter');
  await expect(options.getByRole('button', { name: forget })).toBeVisible();
}

/** Opens each question about the meetings on this page, and looks at it in the smallest panel. */
async function expectWhole(
  panel: View,
  [what, , , other]: Texts,
  { kinds, all, booked }: Words,
  picture: (name: string) => string,
): Promise<void> {
  for (const [kind, button, title, foot] of kinds) {
    await panel.pretend('light', SMALL);
    await open(panel, kind, button, title);
    for (const label of foot) await panel.ready('button', label);
    for (const scheme of ['light', 'dark'] as const) {
      await panel.pretend(scheme, SMALL);
      await panel.picture(picture(`${what}-${kind}-${scheme}.png`));
    }
    expect(await panel.evaluate(OUTSIDE), `${what}, ${kind}`).toEqual([]);
    if (other) {
      const first = `document.querySelector('.brief p').innerText`;
      expect(await panel.evaluate(first)).toMatch(booked);
    }
    if (what === 'endless') {
      // A press shows the whole, and only the middle scrolls.
      await panel.click('button', all);
      expect(await panel.evaluate(`document.querySelector('.brief').innerText`)).toContain(
        'A'.repeat(150),
      );
    }
    await panel.pretend('light', { width: 320, height: 240 });
    const buttons = await panel.evaluate<number[]>(
      `[...document.querySelectorAll('.sheet-foot button')]
        .map((one) => one.getBoundingClientRect().bottom)`,
    );
    expect(Math.max(...buttons)).toBeLessThanOrEqual(240);
    await panel.click('button', foot[0]);
  }
}

for (const [language, words] of Object.entries(LANGUAGES)) {
  test.describe(() => {
    test.use({ browserOptions: { language } });
    test(`in the smallest panel every question is in view as a whole, whatever the texts, in ${language}`, async ({
      fresh,
      control,
    }, info) => {
      test.setTimeout(patient(150_000));
      tried(TEXTS.length);
      expect(CUSTOMERS).toHaveLength(TEXTS.length);
      const pairs = CUSTOMERS.map((customer, at) => [customer, TEXTS[at] ?? TEXTS[0]] as const);
      for (const [customer, texts] of pairs) {
        book(control, customer, texts, control.now() + DAY / 2);
        book(control, customer, texts, control.now() - DAY / 24);
      }
      await enterKey(await fresh.options(), words.forget);
      const { page, panel } = await beside(fresh, INBOX);
      for (const [customer, texts] of pairs) {
        await page.goto(placeOf(`${customer.name}’s record`));
        await panel.see(customer.address);
        await panel.see(words.bookings);
        await expectWhole(panel, texts, words, (name) => info.outputPath(name));
      }
    });
  });
}
