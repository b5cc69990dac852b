import type { PageReport } from '../../lib/domain/page-report.ts';
import type { TabPage } from '../../lib/tabs/tab-state.ts';

/** The stored state of a tab with a Gmail page that sent this report. */
export const pageOf = (report: PageReport): TabPage => ({
  off: false,
  report,
  origin: 'https://mail.google.com',
  once: false,
});
