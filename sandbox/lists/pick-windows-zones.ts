import { createRequire } from 'node:module';

/** A row of Unicode's table: Windows' name, a territory, and the IANA zones there. */
interface MapZone {
  mapZone: { _other: string; _type: string; _territory: string };
}

const require = createRequire(import.meta.url);
const { supplemental } = require('cldr-core/supplemental/windowsZones.json') as {
  supplemental: { windowsZones: { mapTimezones: MapZone[] } };
};

/** Unicode's zones: `_alias` has every name, the first of which the table uses. */
type Zones = Record<string, { _alias?: string; _iana?: string }>;
const { keyword } = require('cldr-bcp47/bcp47/timezone.json') as {
  keyword: { u: { tz: Zones } };
};

/** Stands in the table for "wherever Windows is used": the zone that a name means by default. */
const WORLD = '001';

/**
 * Windows' names of time zones with the IANA zone that each means, by name; without those that are
 * an offset (`UTC-02`), which need no table.
 */
export function pickWindowsZones(): [windows: string, iana: string][] {
  // The table keeps names for ever and has Asia/Calcutta; `_iana` is what a zone is called now.
  const presentNames = new Map(
    Object.values(keyword.u.tz).flatMap(({ _alias = '', _iana }) =>
      _iana ? [[_alias.split(' ')[0], _iana] as const] : [],
    ),
  );
  return supplemental.windowsZones.mapTimezones
    .map(({ mapZone }) => mapZone)
    .filter(({ _territory, _other }) => _territory === WORLD && !_other.startsWith('UTC'))
    .map(({ _other, _type }): [string, string] => [_other, presentNames.get(_type) ?? _type])
    .sort(([one], [other]) => (one < other ? -1 : 1));
}
