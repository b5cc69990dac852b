import { useState } from 'preact/hooks';
import { siteName } from '../../lib/domain/products.ts';
import { t } from '../../lib/view/i18n.ts';
import type { PageFacts as Facts, PanelRequestReason } from '../../lib/view/model.ts';
import type { PanelEvents } from '../../lib/view/panel/model.ts';
import { viaTexts } from '../../lib/view/panel/via-texts.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { phrase, SafeText } from '../ui/SafeText.tsx';
import { ReadAlways } from './UnreadPage.tsx';
import { ViaNames } from './ViaNames.tsx';
import './page.css';

interface PageFactsProps {
  page: Facts & { kind: 'people' | 'nobody' };
  on: Pick<PanelEvents, 'extras' | 'reportPage' | 'readOnRequest' | 'askForSites' | 'lookUp'>;
}

/**
 * A collapsed footer: the site and kind of page that was recognized, how its people were found, and
 * a button to report a wrong reading. Above it, the people whose names alone the page has.
 */
export function PageFacts({ page, on }: PageFactsProps) {
  const { site, page: kind, layer, onRequest, origin } = page;
  const acts = on.extras();
  const { isRecord, names, numbers } = viaTexts(page);
  // Whoever has an address on the page is asked for by it.
  const offered = [...names, ...(page.kind === 'nobody' && acts ? numbers : [])];
  const [failed, setFailed] = useState(false);
  const report = () => void on.reportPage().then((taken) => setFailed(!taken));
  return (
    <>
      {offered[0] && (
        <ViaNames
          key={offered.join()}
          is={isRecord ? 'number' : 'name'}
          names={offered}
          onLookUp={(text) =>
            acts && numbers.includes(text) ? acts.findNumber(text) : on.lookUp(text)
          }
        />
      )}
      <footer class="page-facts">
        {onRequest && (
          <div class="page-once">
            <p>{t('page_once')}</p>
            <ReadAlways origin={origin} on={on} />
          </div>
        )}
        <details>
          <summary>{t('pageFacts')}</summary>
          <dl class="page-facts-list">
            <dt>{t('pageFacts_kind')}</dt>
            <dd>
              {siteName(site) ?? new URL(origin).hostname},{' '}
              {t(kind === 'other' ? 'pageKind_any' : `pageKind_${kind}`)}
            </dd>
            <dt>{t('pageFacts_layer')}</dt>
            <dd>{t(`layer_${layer ?? 'none'}`)}</dd>
          </dl>
          <p>{t('pageFacts_wrong')}</p>
          <Button onPress={report}>{t('reportPage')}</Button>
          <p role="status">{failed && t('reportPage_refused')}</p>
        </details>
      </footer>
    </>
  );
}

interface ColleaguesProps {
  /** A domain whose people seem to be colleagues. */
  domain: string;
  onSay: PanelEvents['setIgnored'];
}

/** Asks once whether the people at a domain are colleagues; either answer is stored. */
export function Colleagues({ domain, onSay }: ColleaguesProps) {
  return (
    <Notice title={t('colleagues')}>
      <p>{phrase('colleagues_step', <SafeText text={domain} max={254} />)}</p>
      <div class="unread">
        <Button onPress={() => onSay(domain, 'ignored')}>{t('colleagues_yes')}</Button>
        <Button onPress={() => onSay(domain, 'customer')}>{t('colleagues_no')}</Button>
      </div>
    </Notice>
  );
}

/**
 * Says that the panel shows something other than the current page, with a button back to the page.
 */
export function RequestBanner({ reason, onBack }: { reason: PanelRequestReason; onBack(): void }) {
  return (
    <div class="asked">
      <p>{t(`asked_${reason}`)}</p>
      <Button look="quiet" icon="back" onPress={onBack}>
        {t('backToPage')}
      </Button>
    </div>
  );
}
