import type { Payment } from '../booking.ts';

/*
 * The digits of each currency's smaller unit by ISO 4217, where they are not two. `Intl` knows
 * those that are printed, which are fewer for some: an amount in HUF would be a hundred times too
 * large. Stripe counts some of those without a smaller unit, such as ISK and UGX, in hundredths;
 * OnceHub documents the smallest unit, and nothing shows that exception, so it is not made.
 */
const NO_DIGITS = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF';
const THREE_DIGITS = 'BHD IQD JOD KWD LYD OMR TND';

/**
 * The amount of a payment with its currency, such as "49.00 USD"; `null` where either is not known.
 */
export function amountPaid({ amount, currency }: Payment, locale: string): string | null {
  if (amount === null || !currency) return null;
  const digits = NO_DIGITS.includes(currency) ? 0 : THREE_DIGITS.includes(currency) ? 3 : 2;
  const places = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return `${new Intl.NumberFormat(locale, places).format(amount / 10 ** digits)} ${currency}`;
}
