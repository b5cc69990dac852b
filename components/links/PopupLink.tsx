import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../lib/view/i18n.ts';
import { lastUsed } from '../../lib/view/links/link-offer.ts';
import type { PopupLinkModel, QuickFindEvents } from '../../lib/view/popup/model.ts';
import { Boundary } from '../ui/Boundary.tsx';
import { phrase, SafeText } from '../ui/SafeText.tsx';
import { CopyLink } from './CopyLink.tsx';
import './links.css';

interface PopupLinkProps {
  link: PopupLinkModel;
  on: Pick<QuickFindEvents, 'openOptions'>;
}

/** The link in the popup: for whom it is, and the button that copies it. */
export function PopupLink({ link, on }: PopupLinkProps) {
  const { links, events, guest, who, of, online, start } = link;
  const last = lastUsed(links.calendars);
  // Only what the user pressed for is copied by itself, not the link of whom they look up later.
  const hasStarted = useRef(false);
  useEffect(() => {
    hasStarted.current = true;
  }, []);
  return (
    <Boundary of={[link]}>
      <section key={of} class="link-line">
        <div>
          <h2 class="link-label">
            {who === null
              ? t('link_forNobody')
              : phrase('link_for', <SafeText text={who} max={80} />)}
          </h2>
          {last && (
            <p class="link-of">
              <SafeText text={last.name} max={80} />
              <span class="muted">, {t(`link_${links.link}`)}</span>
            </p>
          )}
        </div>
        <CopyLink
          links={links}
          on={events}
          guest={guest}
          who={who}
          online={online}
          start={hasStarted.current ? undefined : start}
          onOptions={on.openOptions}
        />
      </section>
    </Boundary>
  );
}
