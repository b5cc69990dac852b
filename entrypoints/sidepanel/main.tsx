import { Panel } from '../../components/panel/Panel.tsx';
import { Frame } from '../../components/ui/Boundary.tsx';
import { loadDeferred } from '../../components/ui/deferred.tsx';
import { browser } from '../../lib/platform/browser.ts';
import { askToReachOnceHub } from '../../lib/platform/permissions.ts';
import { createPageReader } from '../../lib/store/page-reader.ts';
import { setUpI18n } from '../../lib/view/i18n.ts';
import { createMount } from '../../lib/view/mount/mount.ts';
import { createPanel, isPanelWhole } from '../../lib/view/panel/panel.ts';
import { takePrefetched } from '../../lib/view/prefetch.ts';

setUpI18n();
const prefetched = takePrefetched();
const { deps, show } = createMount(Frame, createPageReader(prefetched?.store), prefetched);
const { model, events } = createPanel({
  ...deps,
  openOptions: () => void browser.runtime.openOptionsPage(),
  askToReach: askToReachOnceHub,
});
show(model, (now) => <Panel model={now} on={events} />, isPanelWhole);
void deps.afterFirstPaint.then(() => {
  void import('../../components/ui/sticky-layout.ts');
  return loadDeferred();
});
