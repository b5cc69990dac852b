import { UNKNOWN_ZONE } from '../domain/booking.ts';
import { format, knownZone } from '../domain/dates.ts';
import { windowsKey } from './windows-key.ts';
import { WINDOWS_ZONES } from './windows-zones.ts';

/*
 * The customer's time zone, which OnceHub documents as an IANA name. It may be whatever the
 * customer's calendar, or an integration that made the booking, calls it.
 */

/** An offset, alone or before a name: `GMT+2`, `+05:30`, `(UTC-05:00) Eastern Time`. */
const OFFSET = /^\(?(GMT|UTC)?\s*(?:([+-])(\d\d?)(?::?(\d\d))?)?\)?(?:\s+(.+))?$/i;
/** An offset in brackets behind a name: `America/New_York (GMT-05:00)`. */
const OFFSET_LAST = /^([^(]+) (\((?:GMT|UTC).*)$/i;

/**
 * The IANA names of three letters. Browsers know further abbreviations, and not as everybody means
 * them: to Chromium BST is Bangladesh.
 */
const ABBREVIATION = /^(?:[CEMW]ET|[EHM]ST|GMT|PRC|RO[CK]|UCT|UTC)$/i;

/** What stands before a city in an IANA name; nothing where the name is whole. */
const AREAS = 'America/ Europe/ Asia/ Australia/ Africa/ Pacific/ Atlantic/ Indian/'.split(' ');
/** Windows names up to six cities for a zone, of which browsers know one of the first. */
const MAX_CITIES = 4;

/** Between them, every zone that changes its clocks has had both of its offsets. */
const WINTER_AND_SUMMER = [Date.UTC(2026, 0, 15), Date.UTC(2026, 6, 15)];

/** What was read before, by its text: an account's customers have few zones. */
const readBefore = new Map<string, string>();
const MAX_KEPT = 500;

/**
 * The zone that OnceHub's text means, as a name that this browser knows: by its IANA name, by that
 * of Windows, by a city, else by its offset. `UNKNOWN_ZONE` where it means none, or where its name
 * and its offset contradict each other. `null` for no text.
 */
export function readZone(text: string | null): string | null {
  if (text === null) return null;
  let zone = readBefore.get(text);
  if (zone === undefined) {
    zone = zoneOf(text.trim().replace(/[−–]/g, '-')) ?? UNKNOWN_ZONE;
    if (readBefore.size >= MAX_KEPT) readBefore.clear();
    readBefore.set(text, zone);
  }
  return zone;
}

function zoneOf(text: string): string | null {
  const whole = text.replace(OFFSET_LAST, '$2 $1');
  const [, utc, sign, hours = '0', minutes = '00', name = ''] = OFFSET.exec(whole) ?? [];
  // A digit alone may be anything, and a name may begin with "GMT".
  const isOffset = sign ? utc || hours.length === 2 : utc && whole.startsWith('(');
  if (!isOffset) return ianaZone(text) ?? zonesNamed(text, /time/i.test(text))[0] ?? null;
  const offset = `${sign ?? '+'}${hours.padStart(2, '0')}:${minutes}`;
  const named = zonesNamed(name, true);
  if (!named[0]) return ianaZone(text) ?? zoneAt(offset);
  return (
    named.find((zone) => WINTER_AND_SUMMER.some((at) => offsetOf(zone, at) === offset)) ?? null
  );
}

/** The zones that a text without an offset may mean, the likeliest first. */
function zonesNamed(text: string, orWindows: boolean): string[] {
  const key = windowsKey(text);
  const places = orWindows ? (windowsPlaces.get(key) ?? key) : text;
  return places
    .split(/[,;:]| - /, MAX_CITIES)
    .flatMap((place) =>
      ['', ...AREAS].flatMap((area) => ianaZone(area + place.trim()) ?? []).slice(0, 1),
    );
}

/** What `zonesNamed` finds a zone by, by Windows' name; without those that are named after it. */
const windowsPlaces = new Map(
  WINDOWS_ZONES.trim()
    .split(/[,\n]+/)
    .map((item) => item.split('=') as [string, string]),
);

/** The zone of an IANA name, in whatever case. */
function ianaZone(text: string): string | null {
  const name = text.replaceAll(' ', '_');
  // What begins otherwise is an offset, in whose spellings browsers differ.
  if (!/^[a-z]/i.test(name) || (name.length === 3 && !ABBREVIATION.test(name))) return null;
  if (knownZone(name) === null) return null;
  const canonical = format({ zone: name, locale: 'en' }, {}).resolvedOptions().timeZone;
  if (canonical.toLowerCase() === name.toLowerCase()) return canonical;
  // Else it is shown as it is, by its city: Asia/Kolkata is not canonical in Chromium.
  if (!name.includes('/')) return name;
  return name.toLowerCase().replace(/(?:^|[/_-])[a-z]/g, (start) => start.toUpperCase());
}

/** The zone of an offset such as `+05:30`; `null` where this browser knows none. */
function zoneAt(offset: string): string | null {
  const hours = Number(offset.slice(0, 3));
  if (!offset.endsWith(':00')) return knownZone(offset);
  // IANA's names of offsets have the sign the other way round.
  return knownZone(hours === 0 ? 'UTC' : `Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}`);
}

/** The zone's offset at an instant (UTC ms), such as `+05:30`. */
function offsetOf(zone: string, at: number): string {
  const parts = format({ zone, locale: 'en' }, { timeZoneName: 'longOffset' }).formatToParts(at);
  const told = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  return told.slice('GMT'.length) || '+00:00';
}
