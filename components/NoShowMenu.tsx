import { useEffect, useRef } from 'preact/hooks';
import { offers } from '../lib/bookings/rules.ts';
import type { PanelModel } from '../lib/view/model.ts';
import type { Question } from './question.ts';

/** Whether the panel shows somebody because of "Mark no-show…" in a page's menu. */
export const askedByMenu = ({ asked, subject }: PanelModel) =>
  asked?.reason === 'noShowMenu' && subject !== null;

/** Opens the confirm for a no-show asked by right-click: once for each time it was asked. */
export function useMenuQuestion(model: PanelModel, ask: (question: Question) => void): void {
  const { asked, subject, noShowTarget } = model;
  const answered = useRef<string | null>(null);
  useEffect(() => {
    if (!askedByMenu(model)) {
      answered.current = null;
      return;
    }
    const name = `${asked?.at ?? ''} ${subject?.address}`;
    if (!noShowTarget || answered.current === name) return;
    answered.current = name;
    const free = !model.pending.some((one) => one.booking === noShowTarget.id);
    if (free && offers(noShowTarget, Date.now()).noShow.possible) {
      ask({ kind: 'noShow', asked: noShowTarget });
    }
  });
}
