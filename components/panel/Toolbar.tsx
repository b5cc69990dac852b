import { useState } from 'preact/hooks';
import { relative } from '../../lib/domain/dates.ts';
import { t } from '../../lib/view/i18n.ts';
import type { PanelEvents, PanelModel } from '../../lib/view/panel/model.ts';
import { IconButton } from '../ui/Button.tsx';
import { deferred } from '../ui/deferred.tsx';
import { sticksAbove } from '../ui/sticking.ts';
import { type TimeContext, useTimeContext } from '../ui/time-context.ts';
import './panel.css';

const PanelSearch = deferred(() => import('../search/PanelSearch.tsx'), 'PanelSearch');

/**
 * The panel's toolbar: the age of the data, and buttons to refresh, search and open the options.
 */
export function Toolbar({ model, on }: { model: PanelModel; on: PanelEvents }) {
  const acts = on.extras();
  const [open, setOpen] = useState(false);
  const timeContext = useTimeContext();
  const keyed = model.key !== null && model.key.state !== 'none';
  return (
    <header class="toolbar" ref={sticksAbove}>
      <div class="toolbar-row">
        <p class="age">{age(model, timeContext)}</p>
        {keyed && model.subject && (
          <IconButton
            label={t('refresh')}
            icon="refresh"
            busy={model.refresh.state === 'loading'}
            onPress={on.refresh}
          />
        )}
        {keyed && (
          <IconButton
            label={t('lookUpOpen')}
            icon="search"
            open={open}
            onPress={() => setOpen(!open)}
          />
        )}
        <IconButton label={t('options')} icon="gear" onPress={on.openOptions} />
      </div>
      {open && keyed && model.extras && acts && (
        <PanelSearch
          find={model.extras.find}
          on={{ ...acts, lookUp: on.lookUp }}
          onClose={() => setOpen(false)}
        />
      )}
    </header>
  );
}

function age({ subject, customer, refresh }: PanelModel, timeContext: TimeContext): string {
  if (!subject) return '';
  if (refresh.state === 'loading') return t('asking');
  if (!customer || customer.checked === null) return '';
  const ago = relative(customer.checked, timeContext.now, timeContext);
  return ago === null || customer.checked > timeContext.now
    ? t('checkedNow')
    : t('checkedAgo', ago);
}
