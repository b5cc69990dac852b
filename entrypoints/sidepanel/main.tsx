import { Panel } from '../../components/panel/Panel.tsx';
import { browser } from '../../lib/platform/browser.ts';
import { askToReachOnceHub } from '../../lib/platform/permissions.ts';
import { browserWorld, show, speak } from '../../lib/view/mount.ts';
import { createPanel, isPanelWhole } from '../../lib/view/panel/panel.ts';

speak();
const { model, events } = createPanel({
  ...browserWorld(),
  openOptions: () => void browser.runtime.openOptionsPage(),
  askToReach: askToReachOnceHub,
});
show(model, (now) => <Panel model={now} on={events} />, isPanelWhole);
