import { t } from '../../lib/view/i18n.ts';
import type { AskReason } from '../../lib/view/model.ts';
import { Button } from '../ui/Button.tsx';
import './AskedBanner.css';

/** Says that the panel is not about the page now, and leads back. */
export function AskedBanner({ reason, onBack }: { reason: AskReason; onBack(): void }) {
  return (
    <div class="asked">
      <p>{t(`asked_${reason}`)}</p>
      <Button look="quiet" icon="back" onPress={onBack}>
        {t('backToPage')}
      </Button>
    </div>
  );
}
