import { t } from '../../lib/view/i18n.ts';
import '../ui/controls.css';

/** A link that opens the activity page in a new tab. */
export const ActivityLink = () => (
  <a class="button" href="/activity.html" target="_blank" rel="noopener">
    {t('activity_open')} <span class="unseen">{t('newTab')}</span>
  </a>
);
