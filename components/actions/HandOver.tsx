import { useEffect, useState } from 'preact/hooks';
import type { Booking } from '../../lib/domain/booking.ts';
import { tidy } from '../../lib/domain/safe-text.ts';
import { counted, t } from '../../lib/view/i18n.ts';
import type { Colleague, Colleagues } from '../../lib/view/panel/colleagues.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { FailureNotice } from '../ui/FailureNotice.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Progress } from '../ui/Progress.tsx';
import { phrase, SafeText } from '../ui/SafeText.tsx';
import { ColleagueList } from './ColleagueList.tsx';
import type { ConfirmDialogProps } from './ConfirmDialog.tsx';
import { Asked } from './confirm-parts.tsx';
import { useConfirm } from './use-confirm.ts';
import './actions.css';

interface HandOverProps extends ConfirmDialogProps {
  /** Why nothing can be sent now, or not before OnceHub was asked about the key. */
  hindered: 'offline' | 'keyDoubt' | null;
  /** Reads who could take a meeting; `null` where the code for that is not loaded. */
  ask(booking: Booking): Promise<Colleagues | null>;
}

/** Asks to whom a meeting is handed over, and for the confirmation, in one dialog. */
export function HandOver(props: HandOverProps) {
  const { hindered, undo, customer, onGrant, onClose } = props;
  const asking = useConfirm(props);
  const { seen, sending, failure, changed } = asking;
  const [picked, pick] = useState<string | null>(null);
  const found = useColleagues(changed ?? seen, props.ask);
  const to = found?.people.find(({ id, why }) => id === picked && why === null);
  const isAnybodyThere = found?.people.some(({ why }) => why === null) ?? true;
  const mayDecide = asking.mayDecide && isAnybodyThere;
  const decide = to ? t('handOver_decide', tidy(to.name, 40) ?? '') : t('handOver_decideNobody');
  return (
    <Dialog
      title={t('handOver_title')}
      decide={mayDecide ? decide : undefined}
      off={!to || changed !== null || asking.early || hindered === 'offline'}
      busy={sending && t('noting')}
      // Another colleague is another question.
      round={`${seen.id} ${seen.updated} ${to?.id}`}
      onDecide={() => to && asking.send({ reason: '', mail: false, host: to.id })}
      onClose={onClose}
    >
      {hindered && <Notice tone="warn" title={t(`handOver_${hindered}`)} />}
      <Asked asking={asking} about={props} />
      {asking.isOpen && (
        <>
          <Choice found={found} booking={seen} picked={to?.id ?? null} onPick={pick} />
          {isAnybodyThere && found && (
            <Consequence to={to} undo={undo} who={seen.name ?? customer.name ?? customer.address} />
          )}
        </>
      )}
      {failure && !changed && <FailureNotice failure={failure} onGrant={onGrant} />}
    </Dialog>
  );
}

/** The colleagues for a meeting, read again when the meeting changes; `null` until then. */
function useColleagues(booking: Booking, ask: HandOverProps['ask']): Colleagues | null {
  const [found, setFound] = useState<Colleagues | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const none: Colleagues = { people: [], reach: 'off', teamOf: 'host' };
    void ask(booking)
      .catch(() => null)
      .then((answer) => {
        if (isCurrent) setFound(answer ?? none);
      });
    return () => {
      isCurrent = false;
    };
  }, [booking]);
  return found;
}

interface ChoiceProps {
  found: Colleagues | null;
  booking: Booking;
  picked: string | null;
  onPick(id: string): void;
}

function Choice({ found, booking, picked, onPick }: ChoiceProps) {
  if (found === null) return <Progress>{t('handOver_reading')}</Progress>;
  const { people, reach, teamOf } = found;
  if (people.length === 0) return <Notice tone="warn" title={t('handOver_nobody')} />;
  if (people.every(({ why }) => why === 'isHost')) return <Notice title={t('handOver_alone')} />;
  return (
    <>
      <ColleagueList {...{ people, teamOf, booking, picked, onPick }} />
      <p class={`small-print ${reach === 'whole' ? 'muted' : 'hand-over-unsure'}`}>
        {t(REACH_WORDS[reach])}
      </p>
    </>
  );
}

const REACH_WORDS = {
  whole: 'handOver_reach',
  part: 'handOver_reachPart',
  off: 'handOver_reachOff',
} as const;

/** What it does to the customer and the meeting, and how it can be taken back. */
function Consequence({ to, undo, who }: { to?: Colleague | undefined; undo: number; who: string }) {
  const name = (text: string) => (
    <span class="effect-who">
      <SafeText text={text} max={80} />
    </span>
  );
  return (
    <ul class="effects">
      <li>{phrase('handOver_told', name(who))}</li>
      <li>{t('handOver_link')}</li>
      <li>
        <strong>
          {undo > 0 ? counted('handOver_undo', undo) : t('handOver_atOnce')}{' '}
          {to ? phrase('handOver_back', name(to.name)) : t('handOver_backSomebody')}
        </strong>
      </li>
    </ul>
  );
}
