import { Options } from '../../components/options/Options.tsx';
import { shortcuts } from '../../lib/platform/panel.ts';
import { askToReachOnceHub, giveBackSites } from '../../lib/platform/permissions.ts';
import { browserWorld, show, speak } from '../../lib/view/mount.ts';
import { createOptions } from '../../lib/view/options/options.ts';

speak();
const { model, events } = createOptions({
  ...browserWorld(),
  askToReach: askToReachOnceHub,
  giveBackSites,
  bytesUsed: async () => (await navigator.storage.estimate()).usage ?? 0,
  shortcuts,
});
show(model, (now) => <Options model={now} on={events} />);
