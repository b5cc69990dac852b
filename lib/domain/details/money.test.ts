import { expect, test } from 'vitest';
import { amountPaid } from './money.ts';

test.each<[amount: number | null, currency: string | null, locale: string, shown: string | null]>([
  [4900, 'USD', 'en', '49.00 USD'],
  [4900, 'USD', 'de', '49,00 USD'],
  [123456789, 'EUR', 'en', '1,234,567.89 EUR'],
  // Currencies without a smaller unit, and with a thousandth.
  [4900, 'JPY', 'en', '4,900 JPY'],
  [4900, 'KRW', 'en', '4,900 KRW'],
  [4900, 'ISK', 'en', '4,900 ISK'],
  [4900, 'UGX', 'en', '4,900 UGX'],
  [4900, 'KWD', 'en', '4.900 KWD'],
  [4900, 'BHD', 'de', '4,900 BHD'],
  // Browsers print these without their smaller unit, in which the amount still is.
  [490000, 'HUF', 'en', '4,900.00 HUF'],
  [490000, 'PKR', 'en', '4,900.00 PKR'],
  [4900, 'IQD', 'en', '4.900 IQD'],
  // A code that nobody knows has two digits, as most.
  [4900, 'ZZZ', 'en', '49.00 ZZZ'],
  [-4900, 'USD', 'en', '-49.00 USD'],
  // Without the currency the digits of its unit are not known, and any figure may be wrong.
  [4900, null, 'en', null],
  [null, 'USD', 'en', null],
  [null, null, 'en', null],
  [4900, 'dollars', 'en', '49.00 dollars'],
  [4900, '', 'en', null],
])('%s of the smallest unit of %s reads, in %s, %s', (amount, currency, locale, shown) => {
  expect(amountPaid({ amount, currency }, locale)).toBe(shown);
});
