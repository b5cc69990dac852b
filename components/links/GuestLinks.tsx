import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Booking } from '../../lib/domain/booking.ts';
import { GUEST_LINKS, type GuestLinkKind } from '../../lib/domain/details/guest-link.ts';
import { t } from '../../lib/view/i18n.ts';
import type { AskedLink, MoveEvents } from '../../lib/view/slots/move/model.ts';
import type { WhyNoLinks } from '../../lib/view/slots/move/move-offer.ts';
import { Button } from '../ui/Button.tsx';
import { FailureNotice } from '../ui/FailureNotice.tsx';
import { Icon } from '../ui/icons.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Progress } from '../ui/Progress.tsx';
import { phrase, SafeText } from '../ui/SafeText.tsx';
import { useOnline } from './use-online.ts';
import { copyWhenReady } from './write-clipboard.ts';
import '../ui/words.css';
import './links.css';

interface GuestLinksProps {
  booking: Booking;
  /** Why OnceHub has none; `null` where it may be asked. */
  why: WhyNoLinks | null;
  ask: MoveEvents['link'];
}

/** How far the copying of a link has come. The link itself is kept nowhere. */
type Copying = { kind: GuestLinkKind } & (
  | { is: 'busy' | 'copied' | 'uncopied' }
  | { is: 'refused'; answer: Exclude<AskedLink, { is: 'link' }> }
);

/**
 * Copies the links OnceHub gave the guest of a meeting. Each is read at the press and goes to the
 * clipboard alone, since whoever has it acts as the guest.
 */
export function GuestLinks({ booking, why, ask }: GuestLinksProps) {
  const id = useId();
  const isOnline = useOnline();
  const [copying, set] = useState<Copying | null>(null);
  const latest = useRef(0);
  useEffect(
    () => () => {
      latest.current = Number.POSITIVE_INFINITY;
    },
    [],
  );
  const reason = why !== null ? t(`why_${why}`) : isOnline ? null : t('guestLinks_offline');

  async function copy(kind: GuestLinkKind): Promise<void> {
    const turn = ++latest.current;
    const isCurrent = () => latest.current === turn;
    set({ kind, is: 'busy' });
    const asking = ask(booking.id, kind);
    const isCopied = await copyWhenReady(
      asking.then((answer) => {
        // One that arrives when another meeting is shown would be pasted for somebody else.
        if (answer.is !== 'link' || !isCurrent()) throw new Error('There is nothing to copy.');
        return answer.url;
      }),
    );
    const answer = await asking;
    if (!isCurrent()) return;
    if (answer.is === 'link') set({ kind, is: isCopied ? 'copied' : 'uncopied' });
    else set({ kind, is: 'refused', answer });
  }

  return (
    <details class="guest-links">
      <summary>{t('guestLinks')}</summary>
      <div class="guest-links-body">
        <p class="small-print muted">{t('guestLinks_text')}</p>
        <div class="guest-steps">
          {GUEST_LINKS.map((kind) => (
            <Button
              key={kind}
              icon="copy"
              off={reason !== null || copying?.is === 'busy'}
              why={reason === null ? undefined : id}
              onPress={() => void copy(kind)}
            >
              {t(`guestLink_${kind}`)}
            </Button>
          ))}
        </div>
        {reason !== null && (
          <p id={id} class="guest-why">
            {reason}
          </p>
        )}
        <div role="status">
          {copying?.is === 'busy' && <Progress>{t('guestLinks_busy')}</Progress>}
          {copying?.is === 'copied' && (
            <p class="guest-links-copied">
              <Icon name="check" />
              <span>{t(`guestLink_${copying.kind}_copied`)}</span>
            </p>
          )}
        </div>
        <div role="alert">
          {copying?.is === 'uncopied' && (
            <Notice tone="warn" title={t('guestLinks_uncopied')} text={t('guestLinks_again')} />
          )}
          {copying?.is === 'refused' && (
            <Refused answer={copying.answer} onRetry={() => void copy(copying.kind)} />
          )}
        </div>
      </div>
    </details>
  );
}

interface RefusedProps {
  answer: Exclude<AskedLink, { is: 'link' }>;
  onRetry(): void;
}

/** Why nothing was copied, and the next step. */
function Refused({ answer, onRetry }: RefusedProps) {
  switch (answer.is) {
    case 'failed':
      return (
        <FailureNotice failure={answer.failure} more={t('link_notCopied')} onRetry={onRetry} />
      );
    case 'elsewhere':
      return (
        <Notice tone="bad" title={t('link_unfit')}>
          <p>{phrase('guestLinks_elsewhere', <SafeText text={answer.host} max={100} />)}</p>
        </Notice>
      );
    default:
      return <Notice tone="warn" title={t('link_unfit')} text={t(`guestLinks_${answer.is}`)} />;
  }
}
