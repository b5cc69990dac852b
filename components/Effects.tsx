import type { ActionKind } from '../lib/bookings/booking.ts';
import { t } from '../lib/view/words.ts';
import { Plain, phrase } from './Text.tsx';
import './Effects.css';

/** What an action does to the customer and to the meeting, in plain words. */
export function Effects({ kind, mail, who }: { kind: ActionKind; mail: boolean; who: string }) {
  const name = <Plain text={who} max={80} />;
  return (
    <ul class="effects">
      {kind === 'cancel' && (
        <li>{mail ? phrase('effect_cancelMail', name) : t('effect_cancelQuiet')}</li>
      )}
      {kind === 'reschedule' && <li>{phrase('effect_reschedule', name)}</li>}
      {kind === 'noShow' && <li>{phrase('effect_noShow', name)}</li>}
      <li>
        <strong>{t('effect_final')}</strong>
      </li>
    </ul>
  );
}
