import { signal } from '@preact/signals-core';
import { PageReport } from '../../components/report/PageReport.tsx';
import { Frame } from '../../components/ui/Boundary.tsx';
import { browser } from '../../lib/platform/browser.ts';
import { sessionStore } from '../../lib/platform/storage.ts';
import { pageSnapshots } from '../../lib/tabs/page-snapshots.ts';
import { setUpI18n } from '../../lib/view/i18n.ts';
import { type ReportFile, reportFile } from '../../lib/view/options/report-file.ts';
import { createSurface } from '../../lib/view/surface/surface.ts';

setUpI18n();
const reports = pageSnapshots(sessionStore);
const discard = () => void reports.drop().then(() => close());
const read = signal<{ file: ReportFile | null } | null>(null);
createSurface(Frame).show(
  read,
  (now) => now && <PageReport file={now.file} onDiscard={discard} />,
  (now) => now !== null,
);
const structure = await reports.read();
const about = {
  version: browser.runtime.getManifest().version,
  browser: navigator.userAgent,
  now: Date.now(),
};
read.value = { file: structure === null ? null : reportFile(structure, about) };
