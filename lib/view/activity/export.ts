import type { ActionKind } from '../../domain/booking.ts';
import { isoIn } from '../../domain/iso-date.ts';
import type { ActivityLine, ActivityResult } from './activity.ts';

// Fixed English names, whatever the language of the page: files from two users can be combined, and
// a program can read them without knowing the language.
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
  'Account',
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
  notKnown: 'Not known',
  earlier: 'Noted by an earlier version',
};

/**
 * The lines as a CSV file for spreadsheets. Times are ISO 8601 in the zone `zone` (IANA name);
 * `now`, in UTC ms, gives the date in the file's name.
 */
export function activityFile(
  lines: readonly ActivityLine[],
  { now, zone }: { now: number; zone: string },
): { name: string; text: string } {
  const rows = lines.map(
    ({ at, kind, result, failure, meeting, starts, booking, request, account }) => [
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
      account ?? '',
    ],
  );
  return {
    name: `bookside-activity-${isoIn(now, zone).slice(0, 'yyyy-mm-dd'.length)}.csv`,
    text: csv([HEADER, ...rows]),
  };
}

/**
 * The characters that a spreadsheet reads as the start of a formula (OWASP, "CSV Injection"), with
 * their full-width forms, which it treats the same way.
 */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** A cell that matches must be quoted. */
const SPECIAL = /[",\r\n]|^\s|\s$/;

const cell = (text: string): string => {
  const escaped = FORMULA.test(text) ? `'${text}` : text;
  return SPECIAL.test(escaped) ? `"${escaped.replaceAll('"', '""')}"` : escaped;
};

/**
 * A table as comma-separated values (RFC 4180), with a byte order mark first, by which spreadsheets
 * recognise UTF-8. A cell that would start a formula gets a leading apostrophe, so that it stays
 * text.
 */
export const csv = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
