/** The packages that the mail domains are picked from. */
export const MAIL_SOURCES = [
  'email-misspelled',
  '@mikkelscheike/email-provider-links',
  'email-providers',
  'company-email-validator',
] as const;

/** The packages with Unicode's table of Windows' time zones and with the present names of zones. */
export const ZONE_SOURCES = ['cldr-core', 'cldr-bcp47'] as const;
