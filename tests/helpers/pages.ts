import type { PageReport } from '../../lib/domain/page-report.ts';
import type { TabPage } from '../../lib/tabs/tab-state.ts';

/** What is kept of a Gmail page that reported this. */
export const pageOf = (report: PageReport): TabPage => ({
  off: false,
  report,
  origin: 'https://mail.google.com',
  once: false,
});
