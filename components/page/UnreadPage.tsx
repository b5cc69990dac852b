import { siteOfOrigin } from '../../lib/domain/products.ts';
import { t } from '../../lib/view/i18n.ts';
import type { PanelEvents } from '../../lib/view/panel/model.ts';
import { Button } from '../ui/Button.tsx';

interface UnreadPageProps {
  origin: string;
  on: Pick<PanelEvents, 'readOnRequest' | 'askForSites'>;
  /** Reading the page is the main action of the notice. */
  main?: boolean;
}

/** Buttons for a page that is not read: read it once, or always. */
export function UnreadPage({ origin, on, main }: UnreadPageProps) {
  return (
    <div class="unread">
      <Button look={main ? 'main' : undefined} onPress={on.readOnRequest}>
        {t('readOnce')}
      </Button>
      <ReadAlways origin={origin} on={on} />
    </div>
  );
}

/**
 * A button that requests permission for the page's site; nothing if the browser cannot grant this
 * site alone (not https, or a port).
 */
export function ReadAlways({ origin, on }: Pick<UnreadPageProps, 'origin' | 'on'>) {
  if (siteOfOrigin(origin) === null) return null;
  return (
    <Button onPress={() => on.askForSites({ origin })}>
      {t('readAlways', new URL(origin).hostname)}
    </Button>
  );
}
