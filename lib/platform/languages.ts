/**
 * Has the browser read what it knows of the world's languages, as the first date or number that is
 * written has it do in any case: some 20 ms, once for a process, and a panel lives in its worker's.
 * Nobody waits for it who asks while waiting for something else.
 */
export function loadLanguages(): void {
  Intl.DateTimeFormat.supportedLocalesOf('en');
}
