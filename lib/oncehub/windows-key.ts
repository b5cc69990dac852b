/**
 * The part of Windows' name of a time zone that tells it from others, in lower case: `eastern` of
 * "Eastern Standard Time", "Eastern Daylight Time" and "Eastern Time (US & Canada)".
 */
export const windowsKey = (name: string): string =>
  name
    .toLowerCase()
    .replace(/ \(u\.?s\b[^)]*\)/, '')
    .replace(/ ((standard|daylight|summer) )?time\b/, '');
