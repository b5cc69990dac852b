import { QuickFind } from '../../components/QuickFind.tsx';
import { createPendingReader } from '../../lib/actions/pending.ts';
import { browser } from '../../lib/platform/browser.ts';
import { openPanel } from '../../lib/platform/panel.ts';
import { panelKeys } from '../../lib/platform/shortcuts.ts';
import { browserWorld, show, speak } from '../../lib/view/browser-world.ts';
import { createQuickFind } from '../../lib/view/quick-find.ts';

speak();
const { model, events } = createQuickFind({
  ...browserWorld(),
  journal: createPendingReader(),
  openOptions: () => void browser.runtime.openOptionsPage().then(() => close()),
  panelKeys,
  openPanel: (window, noted) => void Promise.all([openPanel(window), noted]).then(() => close()),
});
show(model, (now) => <QuickFind model={now} on={events} />);
