/** A date and time at which errors with dates are likely to show. */
export interface Day {
  /** Local time with its offset from UTC, or `today`. */
  at: string;
  /** An IANA time zone, set for Node and the browsers. */
  zone: string;
  /** What is special about it. */
  why: string;
}

const OWN_ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The days for which `.ci/run` repeats the tests of dates. */
export const DAYS: readonly Day[] = [
  {
    at: '2027-03-28T01:50:00+01:00',
    zone: 'Europe/Berlin',
    why: 'ten minutes before summer time begins',
  },
  {
    at: '2027-10-31T02:50:00+02:00',
    zone: 'Europe/Berlin',
    why: 'before the hour that comes twice, the first of the two',
  },
  {
    at: '2027-03-14T01:50:00-05:00',
    zone: 'America/New_York',
    why: 'ten minutes before summer time begins',
  },
  {
    at: '2027-11-07T01:50:00-04:00',
    zone: 'America/New_York',
    why: 'within the hour that comes twice, the first of the two',
  },
  { at: '2026-12-31T23:58:00Z', zone: 'UTC', why: 'the last minutes of a year' },
  { at: '2027-01-01T00:10:00Z', zone: 'UTC', why: 'the first minutes of a year' },
  { at: '2028-02-29T12:00:00Z', zone: 'UTC', why: 'a leap day' },
  { at: '2027-02-01T09:00:00Z', zone: 'UTC', why: "a month's first day" },
  { at: '2027-04-30T21:00:00Z', zone: 'UTC', why: "a month's last day" },
  { at: '2026-11-28T16:30:00Z', zone: 'UTC', why: 'a Saturday in late autumn' },
  { at: 'today', zone: OWN_ZONE, why: "the machine's own day and zone" },
];

/**
 * The tag of Playwright's tests that render dates, order by them, count days or fill the store by
 * month.
 */
export const DATED = /@dated/;

/**
 * The unit test files that do the same, without those that try thousands of random actions: these
 * would take as long as all others together.
 */
export const DATED_UNITS: readonly string[] = [
  'components/activity/Activity.test.tsx',
  'components/customer/StatusNotice.test.tsx',
  'components/outcomes/Outcomes.test.tsx',
  'components/page/PageList.test.tsx',
  'lib/actions/undo-countdown.test.ts',
  'lib/domain/{dates,history,iso-date,needs-outcome,rules}.test.ts',
  'lib/oncehub/rate-limiter*.test.ts',
  'lib/store/{apply-batch,booking-reader,read-person}.test.ts',
  'lib/sync/{directory,freshness,pacing,plan,refetch-booking,refresh-customer,state,step.fill}.test.ts',
  'lib/sync/refresh-customer.rows.test.ts',
  'lib/vault/{journal,reader}.test.ts',
  'lib/view/{coverage,coverage-words,customer-view*,i18n,search}.test.ts',
  'lib/view/activity/*.test.ts',
  'lib/view/panel/{company,outcomes,page-list,panel,panel.*}.test.ts',
  'lib/view/popup/quick-find.test.ts',
  'sandbox/crm/index.test.ts',
  'sandbox/oncehub/{bookings,control,guest,lists,reassign,schedule,slots}.test.ts',
  'sandbox/oncehub/data/*.test.ts',
];
