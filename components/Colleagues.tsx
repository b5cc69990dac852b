import type { PanelEvents } from '../lib/view/model.ts';
import { t } from '../lib/view/words.ts';
import { Button } from './Button.tsx';
import { Notice } from './Notice.tsx';
import { Plain, phrase } from './Text.tsx';

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
