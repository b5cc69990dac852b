import { isAutomated } from './kinds.ts';

/** A sender's name as mailing lists and services write it when they pass on somebody's mail. */
const VIA = /^(.+?)\)?\s+\(?via\s+(?!.*\svia\s)([^)]+)/;
const QUOTED = /^['"‘“](.+)['"’”]$/;

const letters = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/**
 * Whose mail it is, by a sender's name such as `'Dana Whitfield' via Sales`: the name in front of
 * "via", which may be an address itself. `null` where the sender is who the name says. Google's
 * groups put that name in quotation marks; without them, the address must be `ours`, a machine's or
 * that of what is named behind "via", since a street in Italy is a "via", too.
 */
export function viaIn(name: string, address: string, ours = false): string | null {
  const [, whole = '', through = ''] = VIA.exec(name) ?? [];
  const real = QUOTED.exec(whole)?.[1];
  const [local = '', domain = ''] = address.split('@');
  const parts = [local, domain, ...domain.split('.')].map(letters);
  const isPassedOn = real || ours || isAutomated(address) || parts.includes(letters(through));
  return (whole && isPassedOn && (real ?? whole)) || null;
}
