import { offers } from '../lib/bookings/rules.ts';
import type { PanelModel } from '../lib/view/model.ts';
import { t } from '../lib/view/words.ts';
import { askedByMenu } from './NoShowMenu.tsx';
import { Notice } from './Notice.tsx';
import { useScene } from './scene.ts';

/** What became of a no-show asked by right-click, where no confirm could be opened. */
export function NoShowNotice({ model }: { model: PanelModel }) {
  const { now } = useScene();
  if (!askedByMenu(model)) return null;
  const { noShowTarget } = model;
  if (noShowTarget === undefined) return <Notice tone="info" title={t('noShowReading')} />;
  if (noShowTarget === null) {
    return <Notice tone="info" title={t('noShowNone')} text={t('noShowNone_step')} />;
  }
  if (model.pending.some((one) => one.booking === noShowTarget.id)) {
    return <Notice tone="info" title={t('why_pending')} />;
  }
  const offer = offers(noShowTarget, now).noShow;
  return offer.possible ? null : (
    <Notice tone="info" title={t('noShowNone')} text={t(`why_${offer.why}`)} />
  );
}
