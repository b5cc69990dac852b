import { t } from '../../lib/view/i18n.ts';
import type { PendingView } from '../../lib/view/panel/model.ts';
import { Waiting } from '../ui/Progress.tsx';

/** How an action under way stands, beside its booking. */
export function PendingLine({ pending: { state, kind } }: { pending: PendingView }) {
  if (state === 'waiting') return <Waiting>{t('waiting_short')}</Waiting>;
  return <Waiting>{t(state === 'checking' ? 'checking' : `sending_${kind}`)}</Waiting>;
}
