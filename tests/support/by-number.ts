import type { Control } from '../../sandbox/oncehub/control.ts';

/** A number that two customers of the stand-in booked with; the demo pages do not have it. */
export const SHARED = { number: '1-3125550188', href: 'tel:+1-312-555-0188;ext=4' };
/** A number that nobody booked with, as a page may write it. */
export const NOBODYS = '(312) 555-0199';

const HOUR_MS = 3_600_000;

/**
 * Adds two past meetings that can be marked: one by a customer without address and contact, whom
 * OnceHub cannot be asked for, and one by a customer with an address. Returns their ids.
 */
export function bookByNumber(control: Control): { gus: string; kim: string } {
  const form = {
    ...{ phone: null, mobile_phone: SHARED.number, note: null, company: null },
    ...{ guests: [], custom_fields: [] },
  };
  const past = { starts: control.now() - 3 * HOUR_MS, subject: 'Live demo' };
  const gus = control.addBooking({ ...past, form: { ...form, name: 'Gus Bell', email: '' } });
  const [name, email] = ['Kim Vo', 'kim.vo@example.net'];
  const kim = control.addBooking({ ...past, name, email, form: { ...form, name, email } });
  return { gus, kim };
}

/** An expression that puts a link to a number at the top of a page, and its text. */
export const withNumber = (href: string, text: string): string => `(() => {
  const link = document.createElement('a');
  Object.assign(link, { id: 'number', href: '${href}', textContent: '${text}' });
  link.style.cssText = 'position: fixed; top: 200px; left: 300px; z-index: 9; background: #fff';
  document.body.append(link);
})()`;
