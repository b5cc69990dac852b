import type { ActionKind } from '../../lib/domain/booking.ts';
import { counted, t } from '../../lib/view/i18n.ts';
import { Plain, phrase } from '../ui/SafeText.tsx';
import './confirm-parts.css';

interface EffectsProps {
  kind: ActionKind;
  mail: boolean;
  /** In seconds. */
  undo: number;
  who: string;
}

/** What an action does to the customer and to the meeting, in plain words. */
export function Effects({ kind, mail, undo, who }: EffectsProps) {
  const name = <Plain text={who} max={80} />;
  return (
    <ul class="effects">
      {kind === 'cancel' && (
        <li>{mail ? phrase('effect_cancelMail', name) : t('effect_cancelQuiet')}</li>
      )}
      {kind === 'reschedule' && <li>{phrase('effect_reschedule', name)}</li>}
      {kind === 'noShow' && <li>{phrase('effect_noShow', name)}</li>}
      <li>
        <strong>{undo > 0 ? counted('effect_undo', undo) : t('effect_final')}</strong>
      </li>
    </ul>
  );
}
