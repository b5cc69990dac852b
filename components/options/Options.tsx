import '../ui/theme.css';
import '../ui/sticky-layout.ts';
import { t } from '../../lib/view/i18n.ts';
import type { OptionsEvents, OptionsModel } from '../../lib/view/options/model.ts';
import { ActivityLink } from '../activity/ActivityLink.tsx';
import { Logo } from '../ui/Logo.tsx';
import { Notice } from '../ui/Notice.tsx';
import { TimeProvider, useMovingTime } from '../ui/time-context.ts';
import { DataForm, UndoForm } from './DataForm.tsx';
import { IgnoreListForm } from './IgnoreListForm.tsx';
import { KeyForm } from './KeyForm.tsx';
import { AddedSites, SitesForm } from './SitesForm.tsx';
import { SyncForm } from './SyncForm.tsx';
import './options.css';

/**
 * The options page: key, sites, ignore list, sync, undo delay, activity, data, keyboard shortcuts,
 * privacy.
 */
export function Options({ model, on }: { model: OptionsModel; on: OptionsEvents }) {
  const timeContext = useMovingTime();
  return (
    <TimeProvider value={timeContext}>
      <main class="options">
        <header class="options-head">
          <Logo />
          <div>
            <h1 class="options-title">{t('options_title')}</h1>
            <p class="muted">{t('options_lead')}</p>
          </div>
        </header>
        {model.settingsLost && (
          <Notice
            tone="warn"
            title={t('options_settingsLost')}
            text={t('options_settingsLost_text')}
            step={{ label: t('options_settingsLost_step'), onPress: on.confirmLostSettings }}
          />
        )}
        <KeyForm model={model} on={on} />
        <SitesForm sites={model.sites} onSet={on.setSite} onAllow={on.askForSite} />
        <AddedSites model={model} on={on} />
        <IgnoreListForm ignoreList={model.ignoreList} on={on} />
        {model.coverage && <SyncForm coverage={model.coverage} me={model.me} on={on} />}
        <UndoForm undo={model.undo} on={on} />
        <section class="card">
          <h2 class="card-title">{t('activity_title')}</h2>
          <p>{t('activity_what')}</p>
          <ActivityLink />
        </section>
        <DataForm stored={model.stored} on={on} />
        <Shortcuts shortcuts={model.shortcuts} />
        <section class="card">
          <h2 class="card-title">{t('options_privacy')}</h2>
          <ul class="card-lines">
            <li>{t('options_privacy_read')}</li>
            <li>{t('options_privacy_store')}</li>
            <li>{t('options_privacy_send')}</li>
          </ul>
        </section>
      </main>
    </TimeProvider>
  );
}

function Shortcuts({ shortcuts }: Pick<OptionsModel, 'shortcuts'>) {
  if (shortcuts.length === 0) return null;
  return (
    <section class="card">
      <h2 class="card-title">{t('options_shortcuts')}</h2>
      <dl class="shortcuts">
        {shortcuts.map(({ name, keys }) => (
          <div key={name} class="shortcut">
            <dt>{name}</dt>
            <dd>{keys ? <kbd class="keys">{keys}</kbd> : t('options_shortcutUnset')}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
