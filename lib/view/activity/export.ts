import type { ActionKind } from '../../domain/booking.ts';
import { isoIn } from '../../domain/iso-date.ts';
import type { ActivityLine, ActivityResult } from './activity.ts';

// Fixed names, in whatever language the page is: the files of two people fit together, and a
// program that reads them need not speak either.
const HEADER = [
  'Time',
  'Action',
  'Result',
  'Reason',
  'Customer',
  'Address',
  'Meeting',
  'Meeting time',
  'Booking ID',
  'Request ID',
];
const ACTIONS: Record<ActionKind, string> = {
  cancel: 'Cancel',
  reschedule: 'Ask to reschedule',
  noShow: 'Mark no-show',
};
const RESULTS: Record<ActivityResult, string> = {
  waiting: 'Not sent yet',
  checking: 'Checking',
  done: 'Done',
  refused: 'Refused',
  withdrawn: 'Undone before sending',
  notSent: 'Not sent',
  notDone: 'Not carried out',
};

/** The lines as a file for spreadsheets, with times in one zone. `now` in UTC ms. */
export function activityFile(
  lines: readonly ActivityLine[],
  { now, zone }: { now: number; zone: string },
): { name: string; text: string } {
  const rows = lines.map(({ at, kind, result, failure, meeting, starts, booking, request }) => [
    isoIn(at, zone),
    ACTIONS[kind],
    RESULTS[result],
    failure?.words ?? failure?.kind ?? '',
    meeting?.name ?? '',
    meeting?.address ?? '',
    meeting?.subject ?? '',
    starts === null ? '' : isoIn(starts, zone),
    booking,
    request ?? '',
  ]);
  return {
    name: `bookside-activity-${isoIn(now, zone).slice(0, 'yyyy-mm-dd'.length)}.csv`,
    text: csv([HEADER, ...rows]),
  };
}

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
