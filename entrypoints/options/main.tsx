import { Options } from '../../components/options/Options.tsx';
import { Frame } from '../../components/ui/Boundary.tsx';
import { shortcuts } from '../../lib/platform/panel.ts';
import { askToReachOnceHub, giveBackSites } from '../../lib/platform/permissions.ts';
import { setUpI18n } from '../../lib/view/i18n.ts';
import { createMount } from '../../lib/view/mount.ts';
import { createOptions } from '../../lib/view/options/options.ts';

setUpI18n();
const { deps, show } = createMount(Frame);
const { model, events } = createOptions({
  ...deps,
  askToReach: askToReachOnceHub,
  giveBackSites,
  bytesUsed: async () => (await navigator.storage.estimate()).usage ?? 0,
  shortcuts,
});
show(model, (now) => <Options model={now} on={events} />);
