import { Activity } from '../../components/activity/Activity.tsx';
import { Frame } from '../../components/ui/Boundary.tsx';
import { createBookingReader } from '../../lib/store/booking-reader.ts';
import { createLogReader } from '../../lib/vault/log-reader.ts';
import { createActivity } from '../../lib/view/activity/activity.ts';
import { setUpI18n, t } from '../../lib/view/i18n.ts';
import { openPage } from '../../lib/view/mount/open-page.ts';

setUpI18n();
const { deps, show } = openPage(Frame);
document.title = `${t('activity_title')} – Bookside`;
const { model, events } = createActivity(
  { ...deps, reader: createBookingReader() },
  createLogReader(),
);
show(model, (now) => <Activity model={now} on={events} />);
