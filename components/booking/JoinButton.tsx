import type { SafeLink } from '../../lib/domain/safe-text.ts';
import { t } from '../../lib/view/i18n.ts';
import { Icon } from '../ui/icons.tsx';
import './meeting.css';

/** A link to a meeting, labelled with the host it really leads to. */
export function JoinButton({ link, main }: { link: SafeLink; main?: boolean | undefined }) {
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
