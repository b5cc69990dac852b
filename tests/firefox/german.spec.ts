import { CARRIE } from '../../sandbox/oncehub/data/known.ts';
import { KEYS } from '../../sandbox/oncehub/keys.ts';
import { FirefoxBookside } from '../support/firefox.ts';
import { expect, test } from '../support/firefox-fixture.ts';
import { CARRIES_RECORD } from '../support/places.ts';
import { tellFirefox } from '../support/tell.ts';

test('in a German browser the sidebar is in German, with German dates', { tag: '@dated' }, async ({
  sandbox,
  control,
}) => {
  const preferences = { 'intl.locale.requested': 'de' };
  const firefox = await FirefoxBookside.open(sandbox.port, { preferences });
  try {
    const options = await firefox.ourPage('options');
    await tellFirefox(options, { name: 'useKey', input: { key: KEYS.demo } });
    const page = await firefox.visit(CARRIES_RECORD);
    const sidebar = await firefox.openSidebar(page);
    await sidebar.see(CARRIE.name);
    await sidebar.see('Nächster Termin');
    await sidebar.see('Alle Buchungen');
    const starts = control.booking(CARRIE.bookings.upcoming)?.starts ?? 0;
    const date = new Intl.DateTimeFormat('de', { day: 'numeric', month: 'short' }).format(starts);
    const text = await sidebar.text();
    expect(text).toContain(date);
    expect(text).not.toMatch(/Next meeting|All bookings|\bAM\b|\bPM\b/);
  } finally {
    await firefox.close();
  }
});
