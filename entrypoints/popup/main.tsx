import { QuickFind } from '../../components/popup/QuickFind.tsx';
import { browser } from '../../lib/platform/browser.ts';
import { openPanel, panelKeys } from '../../lib/platform/panel.ts';
import { createPendingReader } from '../../lib/vault/reader.ts';
import { createMount, setUpI18n } from '../../lib/view/mount.ts';
import { createQuickFind } from '../../lib/view/popup/quick-find.ts';

setUpI18n();
const { deps, show } = createMount();
const { model, events } = createQuickFind({
  ...deps,
  journal: createPendingReader(),
  openOptions: () => void browser.runtime.openOptionsPage().then(() => close()),
  panelKeys,
  openPanel: (window, noted) => void Promise.all([openPanel(window), noted]).then(() => close()),
});
show(model, (now) => <QuickFind model={now} on={events} />);
