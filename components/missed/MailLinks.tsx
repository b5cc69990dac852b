import { useRef } from 'preact/hooks';
import { t } from '../../lib/view/i18n.ts';
import { MAIL_PROGRAMS, type MailProgram } from '../../lib/view/slots/missed/mail-window.ts';
import { Icon } from '../ui/icons.tsx';
import '../ui/controls.css';
import '../ui/words.css';
import './missed.css';

interface MailLinksProps {
  /** The URL that opens the mail in each program. */
  urls: Record<MailProgram, string>;
  /** Whether what the mail says is still true; asked at each press. */
  onCheck(): Promise<boolean>;
  /** A program was opened. */
  onOpen(): void;
}

/** Links that open the mail in a program, where it is read and sent, or not. */
export function MailLinks({ urls, onCheck, onOpen }: MailLinksProps) {
  const checked = useRef(false);
  const press = async (event: MouseEvent) => {
    const link = event.currentTarget as HTMLAnchorElement;
    if (checked.current) return onOpen();
    event.preventDefault();
    if (!(await onCheck())) return;
    // The press still counts: a browser remembers it for some seconds.
    checked.current = true;
    link.click();
    checked.current = false;
  };
  return (
    <div class="missed-programs">
      {MAIL_PROGRAMS.map((program) => (
        <a
          key={program}
          class="button"
          href={urls[program]}
          target="_blank"
          rel="noopener noreferrer"
          onClick={press}
        >
          <Icon name="open" />
          <span>{t(`missed_open_${program}`)}</span>
          {program === 'gmail' && <span class="unseen"> {t('newTab')}</span>}
        </a>
      ))}
    </div>
  );
}
