import { useState } from 'preact/hooks';
import { inTel } from '../../lib/address/in-tel.ts';
import { isNumber } from '../../lib/address/phone.ts';
import { siteName } from '../../lib/domain/products.ts';
import { t } from '../../lib/view/i18n.ts';
import type { PageFacts as Facts, PanelRequestReason } from '../../lib/view/model.ts';
import type { PanelEvents } from '../../lib/view/panel/model.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { phrase, SafeText } from '../ui/SafeText.tsx';
import { ReadAlways } from './UnreadPage.tsx';
import { ViaNames } from './ViaNames.tsx';
import './page.css';

interface PageFactsProps {
  page: Facts & { kind: 'people' | 'nobody' };
  on: Pick<PanelEvents, 'reportPage' | 'readOnRequest' | 'askForSites' | 'lookUp'>;
}

/**
 * A collapsed footer: the site and kind of page that was recognized, how its people were found, and
 * a button to report a wrong reading. Above it, the people whose names alone the page has.
 */
export function PageFacts({ page, on }: PageFactsProps) {
  const { site, page: kind, layer, onRequest, origin, via = [] } = page;
  const names = via.filter((one) => one.trim() !== '' && !isNumber(one));
  // Whoever has an address on the page is asked for by it.
  const numbers = page.kind === 'nobody' ? via.flatMap((one) => inTel(one) ?? []) : [];
  const [failed, setFailed] = useState(false);
  const report = () => void on.reportPage().then((taken) => setFailed(!taken));
  return (
    <>
      {names[0] && <ViaNames key={names.join()} is="name" names={names} onLookUp={on.lookUp} />}
      {numbers[0] && (
        <ViaNames key={numbers.join()} is="number" names={numbers} onLookUp={on.lookUp} />
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
    <Notice tone="info" title={t('colleagues')}>
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
