import { CARRIE } from '../../sandbox/oncehub/data/known.ts';
import { KEYS } from '../../sandbox/oncehub/keys.ts';
import { beside } from '../support/beside.ts';
import { expect, test } from '../support/fixture.ts';
import { CARRIES_RECORD } from '../support/places.ts';

test.use({ browserOptions: { language: 'de' } });

test('in a German browser panel, dialog and options are in German, with German dates and times', {
  tag: '@dated',
}, async ({ fresh, control }) => {
  const options = await fresh.options();
  await options.bringToFront();
  await options.locator('.key-field input').fill(KEYS.demo);
  await options.keyboard.press('Enter');
  await expect(options.getByRole('button', { name: 'Schlüssel und Daten' })).toBeVisible();
  const { panel } = await beside(fresh, CARRIES_RECORD);
  await panel.see(CARRIE.name);
  await panel.see('Nächster Termin');
  await panel.see('Alle Buchungen');
  const starts = control.booking(CARRIE.bookings.upcoming)?.starts ?? 0;
  const date = new Intl.DateTimeFormat('de', { day: 'numeric', month: 'short' }).format(starts);
  const time = new Intl.DateTimeFormat('de', { hour: '2-digit', minute: '2-digit' }).format(starts);
  const text = await panel.text();
  expect(text).toContain(date);
  expect(text).toContain(time);
  expect(text).not.toMatch(/Next meeting|All bookings|\bAM\b|\bPM\b/);
  await panel.click('button', 'Absagen…');
  await panel.see('Diesen Termin absagen?');
});
