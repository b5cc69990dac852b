import { Bookside } from '../../sandbox/browser/bookside.ts';
import { CARRIE } from '../../sandbox/oncehub/data/known.ts';
import { KEYS } from '../../sandbox/oncehub/keys.ts';
import { beside } from '../support/beside.ts';
import { EXTENSION, expect, test } from '../support/fixture.ts';
import { CARRIES_RECORD } from '../support/places.ts';

for (const zone of ['Pacific/Apia', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe']) {
  test(`in ${zone} the next meeting is found, and shown in local time [claim 60]`, {
    tag: '@dated',
  }, async ({ sandbox, control }) => {
    const bookside = await Bookside.open({ port: sandbox.port, extension: EXTENSION, zone });
    try {
      await bookside.setKey(KEYS.demo);
      const { panel } = await beside(bookside, CARRIES_RECORD);
      await panel.see('Next meeting');
      const starts = control.booking(CARRIE.bookings.upcoming)?.starts ?? 0;
      const format = (options: Intl.DateTimeFormatOptions) =>
        new Intl.DateTimeFormat('en-US', { timeZone: zone, ...options }).format(starts);
      const text = (await panel.text()).replaceAll('\u202f', ' ');
      expect(text).toContain(format({ month: 'short', day: 'numeric' }));
      const time = format({ hour: 'numeric', minute: '2-digit' }).replaceAll('\u202f', ' ');
      expect(text).toContain(time.replace(/ [AP]M$/, ''));
    } finally {
      await bookside.close();
    }
  });
}
