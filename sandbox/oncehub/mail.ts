import type { Account } from './account.ts';
import type { Mail } from './log.ts';
import type { BookingRecord } from './records.ts';
import type { World } from './world.ts';

/** Records a mail to all people of a booking except its hosts; with `hosts`, to the hosts too. */
export function mail(
  world: World,
  account: Account,
  booking: BookingRecord,
  { kind, reason = null, hosts = false }: Pick<Mail, 'kind'> & Partial<Mail> & { hosts?: boolean },
): void {
  const hosting = booking.hosts.map((id) => account.users.get(id)?.email.toLowerCase());
  const named = [booking.form?.email, ...booking.attendees, ...(booking.form?.guests ?? [])];
  const filed = booking.contact === null ? null : account.contacts.get(booking.contact)?.email;
  const all = new Set([...named, filed].flatMap((address) => address?.toLowerCase() || []));
  const to = [...all].filter((address) => hosts || !hosting.includes(address));
  world.mails.push({ time: world.clock.now(), kind, booking: booking.id, to, reason });
}
