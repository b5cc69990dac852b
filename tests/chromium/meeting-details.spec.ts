import { DANA } from '../../sandbox/oncehub/data/known.ts';
import type { Switches } from '../../sandbox/oncehub/switches.ts';
import { patient } from '../../sandbox/patience.ts';
import { violations } from '../support/axe.ts';
import { beside } from '../support/beside.ts';
import { expect, test } from '../support/fixture.ts';
import { DANAS_RECORD } from '../support/places.ts';
import { withoutSync } from '../support/tell.ts';

const { upcoming } = DANA.bookings;

/** What the details say of the conversation, by where OnceHub expands it, and whether by lists. */
const SAID: [where: Switches['conversation'], said: RegExp | null, lists: boolean][] = [
  ['everywhere', /Full name\s+Dana Whitfield/, false],
  ['onListsOnly', /Full name\s+Dana Whitfield/, true],
  ['nowhere', /Conversation\s+OnceHub does not give the answers\./, true],
  // Single reads were refused before, and are not tried again.
  ['403', null, true],
];

test('the details of a meeting: joined by its text, paid, with the answers of its conversation', async ({
  bookside,
  control,
}, info) => {
  test.setTimeout(patient(90_000));
  await withoutSync(bookside);
  control.edit(upcoming, {
    joinUrl: null,
    location: 'Our room: https://zoom.us/j/5551112222\r\nPasscode: 4711\r\nhttps://acme.example',
    wire: {
      payment_information: { amount_charged: 4900, currency: 'usd', transaction_id: 'ch_1' },
      custom_fields: [
        { name: 'deal_size', value: '5k' },
        { name: 'full_name', value: DANA.name },
      ],
    },
  });
  for (const [conversation, said, lists] of SAID) {
    control.switch({ conversation });
    const { page, panel } = await beside(bookside, DANAS_RECORD);
    await panel.see('zoom.us');
    await panel.see(/Passcode\s+4711/);
    const asked = () =>
      control.log().filter(({ params }) => Object.fromEntries(params).expand === 'conversation');
    control.clearLog();
    expect(asked()).toEqual([]);
    await panel.click('DisclosureTriangle', 'Details');
    await panel.see('Paid 49.00 USD');
    await panel.see(/deal_size\s+5k/);
    if (said) await panel.see(said);
    await expect
      .poll(() => asked().at(-1)?.path)
      .toBe(lists ? '/v2/bookings' : `/v2/bookings/${upcoming}`);
    await expect.poll(() => panel.text()).not.toContain('Asking OnceHub');
    const text = await panel.text();
    expect(text.match(/full.name/gi)).toHaveLength(1);
    expect(text.includes('Conversation')).toBe(conversation === 'nowhere');
    // A 403 to it says nothing about the key.
    expect(text).not.toMatch(/plan|does not accept/);
    if (conversation === 'everywhere') {
      for (const scheme of ['light', 'dark'] as const) {
        await panel.pretend(scheme, { width: 380, height: 1100 });
        await panel.picture(info.outputPath(`${scheme}.png`));
        expect(await violations(panel)).toEqual([]);
      }
    }
    // What was asked for is kept as long as the panel is open.
    await panel.close();
    await page.close();
  }
});
