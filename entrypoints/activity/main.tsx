import { Activity } from '../../components/activity/Activity.tsx';
import { Frame } from '../../components/ui/Boundary.tsx';
import { createLogReader } from '../../lib/vault/reader.ts';
import { createActivity } from '../../lib/view/activity/activity.ts';
import { setUpI18n, t } from '../../lib/view/i18n.ts';
import { createMount } from '../../lib/view/mount.ts';

setUpI18n();
const { deps, show } = createMount(Frame);
document.title = `${t('activity_title')} – Bookside`;
const { model, events } = createActivity(deps, createLogReader());
show(model, (now) => <Activity model={now} on={events} />);
