import { Options } from '../../components/options/Options.tsx';
import { Frame } from '../../components/ui/Boundary.tsx';
import { send } from '../../lib/messages/send.ts';
import { shortcuts } from '../../lib/platform/panel.ts';
import {
  askForSites,
  askToReachOnceHub,
  giveBackSites,
  grantedPatterns,
} from '../../lib/platform/permissions.ts';
import { createBookingCount } from '../../lib/store/booking-count.ts';
import { createSettingsReader } from '../../lib/vault/settings-reader.ts';
import { setUpI18n } from '../../lib/view/i18n.ts';
import { openPage } from '../../lib/view/mount/open-page.ts';
import { createOptions } from '../../lib/view/options/options.ts';

setUpI18n();
const { deps, show } = openPage(Frame);
const { model, events } = createOptions({
  ...deps,
  reader: createBookingCount(),
  settings: createSettingsReader(),
  send,
  granted: grantedPatterns,
  askForSites,
  askToReach: askToReachOnceHub,
  giveBackSites,
  bytesUsed: async () => (await navigator.storage.estimate()).usage ?? 0,
  shortcuts,
});
show(model, (now) => <Options model={now} on={events} />);
