import { Fragment } from 'preact';
import type { SiteId } from '../../lib/domain/sites.ts';
import { t } from '../../lib/view/i18n.ts';
import type { OptionsEvents, OptionsModel } from '../../lib/view/options/model.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import './options.css';

interface SitesFormProps {
  sites: OptionsModel['sites'];
  onSet(id: SiteId, on: boolean): void;
  /** Requests the browser's permission for a product whose pages it withholds. */
  onAllow(id: SiteId): void;
}

/** A switch for each built-in product whose pages Bookside reads. */
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

interface AddedSitesProps {
  model: Pick<OptionsModel, 'products' | 'others'>;
  on: Pick<OptionsEvents, 'askForSite' | 'removeSite'>;
}

/**
 * Products that are read once the user grants their sites, and the other sites the user has
 * granted.
 */
export function AddedSites({ model: { products, others }, on }: AddedSitesProps) {
  return (
    <section class="card" aria-labelledby="added-title">
      <h2 id="added-title" class="card-title">
        {t('options_added')}
      </h2>
      <p class="muted">{t('options_added_text')}</p>
      <ul class="entries">
        {products.map(({ id, name, hosts, added, whole }) => (
          <li key={id}>
            <div class="entry">
              <span>
                <span class="site-name">{name}</span>
                <span class="site-hosts">{hosts.join(', ')}</span>
              </span>
              {!whole && (
                <Button name={t('allowSite', name)} onPress={() => on.askForSite(id)}>
                  {t('allow')}
                </Button>
              )}
            </div>
            <Allowed sites={added} onRemove={on.removeSite} />
          </li>
        ))}
      </ul>
      {others.length > 0 && (
        <>
          <h3>{t('options_others')}</h3>
          <Allowed sites={others} onRemove={on.removeSite} />
        </>
      )}
    </section>
  );
}

interface AllowedProps {
  sites: OptionsModel['others'];
  onRemove: OptionsEvents['removeSite'];
}

function Allowed({ sites, onRemove }: AllowedProps) {
  if (sites.length === 0) return null;
  return (
    <ul class="entries allowed">
      {sites.map(({ pattern, host }) => (
        <li key={pattern} class="entry">
          <span class="allowed-host">{host === '*' ? t('everySite') : host}</span>
          <Button look="quiet" name={t('removeThis', host)} onPress={() => onRemove(pattern)}>
            {t('remove')}
          </Button>
        </li>
      ))}
    </ul>
  );
}
