import { isoIn } from '../../domain/iso-date.ts';
import type { ActivityLine, ActivityResult } from './activity.ts';

// Fixed English names, whatever the language of the page: files from two users can be combined, and
// a program can read them without knowing the language.
const HEADER = [
  'Time',
  'Action',
  'Result',
  'Details',
  'Reason',
  'Customer',
  'Address',
  'Meeting',
  'Meeting time',
  'Booking ID',
  'Request ID',
  'Account',
];
const ACTIONS: Record<ActivityLine['kind'], string> = {
  cancel: 'Cancel',
  reschedule: 'Ask to reschedule',
  noShow: 'Mark no-show',
  reassign: 'Hand over',
  book: 'Book',
  move: 'Move',
};
const RESULTS: Record<ActivityResult, string> = {
  waiting: 'Not sent yet',
  sending: 'Being sent',
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
  const rows = lines.map((line) => {
    const { at, kind, result, said, failure, meeting, starts, booking, request, account } = line;
    return [
      isoIn(at, zone),
      ACTIONS[kind],
      RESULTS[result],
      [said.title, said.text].filter(Boolean).join(' '),
      said.quote ?? failure ?? '',
      meeting?.name ?? '',
      meeting?.address ?? '',
      meeting?.subject ?? '',
      starts === null ? '' : isoIn(starts, zone),
      booking,
      request ?? '',
      account ?? '',
    ];
  });
  return {
    name: `bookside-activity-${isoIn(now, zone).slice(0, 'yyyy-mm-dd'.length)}.csv`,
    text: csv([HEADER, ...rows]),
  };
}

/**
 * The places in a cell where a spreadsheet may begin a cell, followed by what it would take for a
 * formula (OWASP, "CSV Injection"; it treats full-width signs the same way). It splits at the
 * separator of its own region, whatever quotes say: in half of Europe that is a semicolon. Then it
 * drops the quotes and spaces before the sign. The end counts because the closing quote would begin
 * a cell there that goes on into the next line.
 */
const BEFORE_FORMULA = /(?<=^|[;,|\t\n]|\r(?!\n))(?=[\s"]*[=+\-@＝＋－＠]|"*[\t\r\n]|$)/g;

const cell = (text: string): string => {
  const inert = text === '' ? '' : text.replace(BEFORE_FORMULA, "'");
  return `"${inert.replaceAll('"', '""')}"`;
};

/**
 * A table as comma-separated values (RFC 4180), every cell quoted, with a byte order mark first, by
 * which spreadsheets recognise UTF-8. Wherever a spreadsheet would begin a formula there is an
 * apostrophe, so that it stays text.
 */
export const csv = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
