import { Fragment } from 'preact';
import type { SiteId } from '../../lib/domain/sites.ts';
import { t } from '../../lib/view/i18n.ts';
import type { OptionsModel } from '../../lib/view/options/model.ts';
import { Notice } from '../ui/Notice.tsx';
import './SitesForm.css';

interface SitesFormProps {
  sites: OptionsModel['sites'];
  onSet(id: SiteId, on: boolean): void;
  /** Asks the browser for a product it withholds. */
  onAllow(id: SiteId): void;
}

/** A switch for each product whose pages are read. */
export function SitesForm({ sites, onSet, onAllow }: SitesFormProps) {
  return (
    <section class="card" aria-labelledby="sites-title">
      <h2 id="sites-title" class="card-title">
        {t('options_sites')}
      </h2>
      <p class="muted">{t('options_sites_text')}</p>
      {sites.map(({ id, name, hosts, on, withheld }) => (
        <Fragment key={id}>
          <label class="site">
            <span>
              <span class="site-name">{name}</span>
              <span class="site-hosts">{hosts.join(', ')}</span>
            </span>
            <input
              type="checkbox"
              role="switch"
              class="switch"
              checked={on}
              aria-checked={on}
              aria-label={name}
              onChange={(event) => onSet(id, event.currentTarget.checked)}
            />
          </label>
          {withheld && (
            <Notice
              tone="warn"
              title={t('page_withheld', name)}
              step={{ label: t('allowReading'), onPress: () => onAllow(id) }}
            />
          )}
        </Fragment>
      ))}
    </section>
  );
}
