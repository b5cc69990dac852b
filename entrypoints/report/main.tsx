import { render } from 'preact';
import { PageReport } from '../../components/report/PageReport.tsx';
import { browser } from '../../lib/platform/browser.ts';
import { sessionStore } from '../../lib/platform/storage.ts';
import { pageSnapshots } from '../../lib/tabs/page-snapshots.ts';
import { setUpI18n } from '../../lib/view/mount.ts';
import { reportFile } from '../../lib/view/report-file.ts';

setUpI18n();
const reports = pageSnapshots(sessionStore);
const structure = await reports.read();
const about = {
  version: browser.runtime.getManifest().version,
  browser: navigator.userAgent,
  now: Date.now(),
};
const file = structure === null ? null : reportFile(structure, about);
const discard = () => void reports.drop().then(() => close());
const root = document.getElementById('app');
if (root) render(<PageReport file={file} onDiscard={discard} />, root);
