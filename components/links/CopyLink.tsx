import { useEffect, useRef, useState } from 'preact/hooks';
import { tidy } from '../../lib/domain/safe-text.ts';
import { t } from '../../lib/view/i18n.ts';
import { lastUsed, whyNoLink } from '../../lib/view/links/link-offer.ts';
import type { Guest, LinkEvents, LinksModel } from '../../lib/view/links/model.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { LinkChooser } from './LinkChooser.tsx';
import { LinkResult } from './LinkResult.tsx';
import { useCopying } from './use-copying.ts';
import './links.css';

interface CopyLinkProps {
  links: LinksModel;
  on: LinkEvents;
  /** Whom the link is filled in for. A new guest is a new component, by its key. */
  guest: Guest;
  /** Their name or address; `null` where it is for nobody in particular. */
  who: string | null;
  online: boolean;
  /** The link is copied at once (`press`), or the button that copies it has the focus (`mark`). */
  start?: 'press' | 'mark' | undefined;
  onOptions(): void;
}

/**
 * Copies a booking link: one press for the calendar used last; without one, and by the second
 * button, calendar and kind are chosen first.
 */
export function CopyLink({ links, on, guest, who, online, start, onOptions }: CopyLinkProps) {
  const buttons = useRef<HTMLSpanElement>(null);
  const { copying, copy, copyAgain } = useCopying(on, guest);
  const last = lastUsed(links.calendars);
  const isReady = last !== null && whyNoLink(last, links.link, online) === null;
  // Where there is nothing to mark, the calendars are what the keyboard is for.
  const [isChoosing, setChoosing] = useState(start !== undefined && !isReady);
  const isBusy = copying?.is === 'busy';

  const focus = () => buttons.current?.querySelector('button')?.focus();
  const press = () => {
    if (isReady) void copy(last, links.link);
    setChoosing(!isReady);
  };
  useEffect(() => {
    if (start === 'press' && isReady) press();
    if (start !== undefined && isReady) focus();
  }, []);

  return (
    <>
      <span ref={buttons} class="link-buttons">
        <Button
          icon="copy"
          off={isBusy}
          name={isReady ? t('link_copyOf', tidy(last.name, 60) ?? '') : undefined}
          onPress={press}
        >
          {t('link_copy')}
        </Button>
        <IconButton
          label={t('link_choose')}
          icon="chevron"
          open={isChoosing}
          onPress={() => setChoosing(!isChoosing)}
        />
      </span>
      {isChoosing && (
        <LinkChooser
          links={links}
          online={online}
          onChoose={(calendar, link) => {
            setChoosing(false);
            void copy(calendar, link);
            focus();
          }}
          onLeave={() => {
            setChoosing(false);
            focus();
          }}
        />
      )}
      {!isChoosing && (
        <LinkResult
          copying={copying}
          who={who}
          online={online}
          on={{ copy, copyAgain, choose: () => setChoosing(true), openOptions: onOptions }}
        />
      )}
    </>
  );
}
