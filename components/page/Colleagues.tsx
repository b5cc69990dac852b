import { t } from '../../lib/view/i18n.ts';
import type { PanelEvents } from '../../lib/view/model.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Plain, phrase } from '../ui/SafeText.tsx';

interface ColleaguesProps {
  /** A domain that seems to be colleagues'. */
  domain: string;
  onSay: PanelEvents['sayMine'];
}

/** Asks whether those at a domain are colleagues, once: either answer is kept. */
export function Colleagues({ domain, onSay }: ColleaguesProps) {
  return (
    <Notice tone="info" title={t('colleagues')}>
      <p>{phrase('colleagues_step', <Plain text={domain} max={254} />)}</p>
      <div class="unread">
        <Button onPress={() => onSay(domain, 'mine')}>{t('colleagues_yes')}</Button>
        <Button onPress={() => onSay(domain, 'customer')}>{t('colleagues_no')}</Button>
      </div>
    </Notice>
  );
}
