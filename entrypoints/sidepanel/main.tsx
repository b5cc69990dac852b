import { Panel } from '../../components/Panel.tsx';
import { askToReachOnceHub } from '../../lib/platform/access.ts';
import { browser } from '../../lib/platform/browser.ts';
import { browserWorld, show, speak } from '../../lib/view/browser-world.ts';
import { createPanel, isPanelWhole } from '../../lib/view/panel.ts';

speak();
const { model, events } = createPanel({
  ...browserWorld(),
  openOptions: () => void browser.runtime.openOptionsPage(),
  askToReach: askToReachOnceHub,
});
show(model, (now) => <Panel model={now} on={events} />, isPanelWhole);
