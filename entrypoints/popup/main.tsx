import { QuickFind } from '../../components/popup/QuickFind.tsx';
import { Frame } from '../../components/ui/Boundary.tsx';
import { loadDeferred } from '../../components/ui/deferred.tsx';
import { browser } from '../../lib/platform/browser.ts';
import { openPanel, panelKeys } from '../../lib/platform/panel.ts';
import { createLateReader } from '../../lib/store/late-reader.ts';
import { createPendingReader } from '../../lib/vault/reader.ts';
import { setUpI18n } from '../../lib/view/i18n.ts';
import { createMount } from '../../lib/view/mount/mount.ts';
import { createQuickFind } from '../../lib/view/popup/quick-find.ts';

setUpI18n();
const { deps, show } = createMount(Frame, createLateReader());
const { model, events, load } = createQuickFind({
  ...deps,
  journal: createPendingReader(),
  openOptions: () => void browser.runtime.openOptionsPage().then(() => close()),
  panelKeys,
  openPanel: (window, noted) => void Promise.all([openPanel(window), noted]).then(() => close()),
});
show(model, (now) => <QuickFind model={now} on={events} />);

/** The first of these loads the lazy chunks; many users only look at the popup. */
const SIGNS_OF_USE = ['keydown', 'pointerdown', 'click', 'input'];
const loadRest = () => {
  load();
  void loadDeferred();
};
for (const sign of SIGNS_OF_USE) addEventListener(sign, loadRest, { capture: true, once: true });
