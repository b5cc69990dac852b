import { t } from '../../lib/view/i18n.ts';
import '../ui/Button.css';

/** Opens the page that tells what was done, in a tab of its own. */
export const ActivityLink = () => (
  <a class="button" href="/activity.html" target="_blank" rel="noopener">
    {t('activity_open')} <span class="unseen">{t('newTab')}</span>
  </a>
);
