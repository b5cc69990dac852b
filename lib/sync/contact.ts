import { normaliseQuickly } from '../address/quick.ts';
import type { WireContact } from '../oncehub/wire.ts';
import type { ContactRow } from '../store/schema.ts';

/** A contact as the store keeps it; `null` for one without a readable address. */
export function contactRow(row: WireContact): ContactRow | null {
  const address = row.email ? normaliseQuickly(row.email) : null;
  if (address === null) return null;
  return {
    id: row.id,
    address,
    name: [row.first_name, row.last_name].filter(Boolean).join(' ') || null,
    company: row.company,
    phone: row.mobile_phone ?? row.phone,
  };
}
