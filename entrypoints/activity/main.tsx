import { Activity } from '../../components/Activity.tsx';
import { createLogReader } from '../../lib/actions/log.ts';
import { createActivity } from '../../lib/view/activity-log.ts';
import { browserWorld, show, speak } from '../../lib/view/browser-world.ts';
import { t } from '../../lib/view/words.ts';

speak();
document.title = `${t('activity_title')} – Bookside`;
const { model, events } = createActivity(browserWorld(), createLogReader());
show(model, (now) => <Activity model={now} on={events} />);
