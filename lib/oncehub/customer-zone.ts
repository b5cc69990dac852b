import { UNKNOWN_ZONE } from '../domain/booking.ts';
import { format, knownZone } from '../domain/dates.ts';
import { WINDOWS_ZONES } from './windows-zones.ts';

/*
 * The customer's time zone, which OnceHub documents as an IANA name. It may be whatever the
 * customer's calendar, or an integration that made the booking, calls it.
 */

/** An offset, alone or before a name: `GMT+2`, `+05:30`, `(UTC-05:00) Eastern Time`. */
const OFFSETS = [
  /^\(?(?:GMT|UTC)\s*(?<sign>[+-])(?<hours>\d\d?)(?::?(?<minutes>\d\d))?\)?(?:\s+(?<name>.+))?$/i,
  // Without "GMT" a single digit may be anything.
  /^\(?(?<sign>[+-])(?<hours>\d\d)(?::?(?<minutes>\d\d))?\)?(?:\s+(?<name>.+))?$/,
  /^\((?:GMT|UTC)\)\s+(?<name>.+)$/i,
];
/** An offset in brackets behind a name: `America/New_York (GMT-05:00)`. */
const OFFSET_LAST = /^([^(]+?)\s*(\((?:GMT|UTC)[^()]*\))$/i;

/**
 * The IANA names of three letters. Browsers know further abbreviations, and not as everybody means
 * them: to Chromium BST is Bangladesh.
 */
const ABBREVIATIONS = /^(?:CET|EET|EST|GMT|HST|MET|MST|PRC|ROC|ROK|UCT|UTC|WET)$/i;

/** IANA's areas with cities. */
const AREAS = ['America', 'Europe', 'Asia', 'Australia', 'Africa', 'Pacific', 'Atlantic', 'Indian'];
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
  const before = readBefore.get(text);
  if (before !== undefined) return before;
  const zone = zoneOf(text.trim().replace(/[−–]/g, '-')) ?? UNKNOWN_ZONE;
  if (readBefore.size >= MAX_KEPT) readBefore.clear();
  readBefore.set(text, zone);
  return zone;
}

function zoneOf(text: string): string | null {
  const [, first = '', last = ''] = OFFSET_LAST.exec(text) ?? [];
  const whole = last ? `${last} ${first}` : text;
  const found = OFFSETS.map((pattern) => pattern.exec(whole)?.groups).find(Boolean);
  if (!found) return zonesNamed(text, /time/i.test(text))[0] ?? null;
  const { sign = '+', hours = '0', minutes = '00', name = '' } = found;
  const offset = `${sign}${hours.padStart(2, '0')}:${minutes}`;
  const named = zonesNamed(name, true);
  if (named.length === 0) return zoneAt(offset);
  return (
    named.find((zone) => WINTER_AND_SUMMER.some((at) => offsetOf(zone, at) === offset)) ?? null
  );
}

/** The zones that a text without an offset may mean, the likeliest first. */
function zonesNamed(text: string, orWindows: boolean): string[] {
  const zone = ianaZone(text) ?? (orWindows ? windowsZone(text) : null);
  if (zone !== null) return [zone];
  const cities = text.split(/[,;:]/, MAX_CITIES).map((part) => part.trim().replaceAll(' ', '_'));
  return cities
    .filter((city) => /^[a-z_.'-]{3,}$/i.test(city))
    .flatMap((city) => AREAS.flatMap((area) => ianaZone(`${area}/${city}`) ?? []).slice(0, 1));
}

/** The zone of an IANA name, in whatever case. */
function ianaZone(text: string): string | null {
  const name = text.replaceAll(' ', '_');
  // What begins otherwise is an offset, in whose spellings browsers differ.
  if (!/^[a-z]/i.test(name) || (name.length === 3 && !ABBREVIATIONS.test(name))) return null;
  if (knownZone(name) === null) return null;
  const canonical = format({ zone: name, locale: 'en' }, {}).resolvedOptions().timeZone;
  if (canonical.toLowerCase() === name.toLowerCase()) return canonical;
  // A name that is not canonical, such as Asia/Kolkata in Chromium, is shown as it is: by its city.
  const isCased = /[a-z]/.test(name) && /[A-Z]/.test(name);
  if (isCased || !name.includes('/')) return name;
  return name.toLowerCase().replace(/(?<=^|[/_-])[a-z]/g, (letter) => letter.toUpperCase());
}

/** The zone of Windows' name, also as people shorten it: `Eastern Time (US & Canada)`. */
function windowsZone(name: string): string | null {
  windowsZones ??= readTable();
  return knownZone(windowsZones.get(windowsKey(name)) ?? null);
}

let windowsZones: ReadonlyMap<string, string> | undefined;

const windowsKey = (name: string): string =>
  name
    .toLowerCase()
    .replace(/\s*\(u\.?s\.?\W[^)]*\)/, '')
    .replace(/\s+(?:(?:standard|daylight|summer)\s+)?time\b/, '');

function readTable(): ReadonlyMap<string, string> {
  const lines = WINDOWS_ZONES.trim().split('\n');
  return new Map(
    lines.flatMap((line) => {
      const [area = ''] = line.split(' ', 1);
      return line
        .slice(area.length + 1)
        .split(',')
        .map((item): [string, string] => {
          const [name = '', place = name.replaceAll(' ', '_')] = item.split('=');
          return [windowsKey(name), `${area}/${place}`];
        });
    }),
  );
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
