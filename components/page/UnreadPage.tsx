import { siteOfOrigin } from '../../lib/domain/sites.ts';
import { t } from '../../lib/view/i18n.ts';
import type { PanelEvents } from '../../lib/view/model.ts';
import { Button } from '../ui/Button.tsx';
import './UnreadPage.css';

interface UnreadPageProps {
  origin: string;
  on: Pick<PanelEvents, 'readOnce' | 'askForSites'>;
  /** Reading is the one next step. */
  main?: boolean;
}

/** What can be done about a page that is not read: this once, or from now on. */
export function UnreadPage({ origin, on, main }: UnreadPageProps) {
  return (
    <div class="unread">
      <Button look={main ? 'main' : undefined} onPress={on.readOnce}>
        {t('readOnce')}
      </Button>
      <ReadAlways origin={origin} on={on} />
    </div>
  );
}

/** Asks for the one site a page belongs to; nothing where a browser could not grant it alone. */
export function ReadAlways({ origin, on }: Pick<UnreadPageProps, 'origin' | 'on'>) {
  if (siteOfOrigin(origin) === null) return null;
  return (
    <Button onPress={() => on.askForSites({ origin })}>
      {t('readAlways', new URL(origin).hostname)}
    </Button>
  );
}
