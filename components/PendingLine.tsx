import type { PendingView } from '../lib/view/pending-model.ts';
import { t } from '../lib/view/words.ts';
import { Waiting } from './Waiting.tsx';

/** How an action under way stands, beside its booking. */
export function PendingLine({ pending: { state, kind } }: { pending: PendingView }) {
  if (state === 'waiting') return <Waiting>{t('waiting_short')}</Waiting>;
  return <Waiting>{t(state === 'checking' ? 'checking' : `sending_${kind}`)}</Waiting>;
}
