/**
 * What a spreadsheet takes for the beginning of a formula (OWASP, "CSV Injection"), the full-width
 * forms it reads alike included.
 */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** What cannot stand bare in a cell. */
const SPECIAL = /[",\r\n]|^\s|\s$/;

const cell = (text: string): string => {
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return SPECIAL.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
};

/**
 * A table as comma-separated values (RFC 4180), led by the mark that tells spreadsheets it is UTF-8.
 * A cell that would begin a formula gets an apostrophe before it, so that it stays text.
 */
export const csv = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
