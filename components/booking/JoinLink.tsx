import './JoinLink.css';
import type { Booking } from '../../lib/domain/booking.ts';
import { ends } from '../../lib/domain/history.ts';
import { safeLink } from '../../lib/domain/safe-text.ts';
import { t } from '../../lib/view/i18n.ts';
import { Icon } from '../ui/icons.tsx';
import { useScene } from '../ui/time-context.ts';

/** The way into a meeting still to come or under way, with the host it really leads to; nothing where it is no safe link. */
export function JoinLink({ booking, main }: { booking: Booking; main?: boolean }) {
  const { now } = useScene();
  const link = safeLink(booking.joinText);
  const off = booking.status === 'canceled' || (ends(booking) ?? now) < now;
  if (link === null || off) return null;
  return (
    <a
      class={`button join ${main ? 'main' : ''}`}
      href={link.href}
      target="_blank"
      rel="noopener noreferrer"
    >
      <Icon name="join" />
      <span class="join-word">{t('join')}</span>
      <bdi class="join-host">{link.host}</bdi>
      <span class="unseen">{t('newTab')}</span>
    </a>
  );
}
