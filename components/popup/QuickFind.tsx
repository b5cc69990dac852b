import '../ui/theme.css';
import { t } from '../../lib/view/i18n.ts';
import type { QuickFindEvents, QuickFindModel } from '../../lib/view/popup/model.ts';
import { UnreadPage } from '../page/UnreadPage.tsx';
import { SearchField } from '../search/SearchField.tsx';
import { Boundary } from '../ui/Boundary.tsx';
import { Button, IconButton } from '../ui/Button.tsx';
import { deferred } from '../ui/deferred.tsx';
import { sticksBelow } from '../ui/sticking.ts';
import '../ui/sticky-layout.ts';
import { TimeProvider, useMovingTime } from '../ui/time-context.ts';
import './popup.css';

const ActionNotices = deferred(() => import('../actions/ActionNotices.tsx'), 'ActionNotices');
const FoundCustomer = deferred(() => import('./FoundCustomer.tsx'), 'FoundCustomer');
const PopupLink = deferred(() => import('../links/PopupLink.tsx'), 'PopupLink');
const KeyNotice = deferred(() => import('../customer/KeyNotice.tsx'), 'KeyNotice');

/**
 * The popup: a search field, results while the user types, the answer below. It works by keyboard
 * alone.
 */
export function QuickFind({ model, on }: { model: QuickFindModel; on: QuickFindEvents }) {
  const timeContext = useMovingTime();
  const { key, answer } = model;
  const shown = answer?.state === 'found' ? answer.subject : model.onPage[0];
  const readOnRequest = () => {
    on.readOnRequest();
    // The button disappears after the click; the focus moves to the field, from where the people
    // found can be chosen.
    document.querySelector<HTMLElement>('[role=combobox]')?.focus();
  };
  return (
    <TimeProvider value={timeContext}>
      <main class="find">
        {key?.state === 'none' ? (
          <KeyNotice keyState={key} onOptions={on.openOptions} onRetry={on.openOptions} />
        ) : (
          <>
            <Boundary of={[model.pending]}>
              {model.pending.length > 0 && <ActionNotices pending={model.pending} on={on} />}
            </Boundary>
            <Boundary of={[model]}>
              <SearchField
                find={model}
                onPage={model.onPage}
                answered={answer !== null}
                on={{ type: on.type, narrow: on.narrow, lookUp: on.lookUp }}
              />
            </Boundary>
            {answer === null && isEmpty(model) && <p class="find-hint">{t('find_hint')}</p>}
            <Boundary of={[model]}>
              {answer && <FoundCustomer model={model} answer={answer} on={on} />}
            </Boundary>
            {model.unread && answer === null && model.text === '' && (
              <section class="find-unread">
                <p class="find-label">{t('page_unsupported')}</p>
                <UnreadPage origin={model.unread.origin} on={{ ...on, readOnRequest }} />
              </section>
            )}
            {model.link ? (
              <PopupLink link={model.link} on={on} />
            ) : (
              <Button icon="copy" onPress={on.link}>
                {t('link_copy')}
              </Button>
            )}
          </>
        )}
      </main>
      <footer class="find-foot" ref={sticksBelow}>
        <Button icon="open" onPress={() => on.openPanel(shown?.address ?? null)}>
          {t('openPanel')}
        </Button>
        {model.panelKeys && <kbd class="keys">{model.panelKeys}</kbd>}
        <IconButton label={t('options')} icon="gear" onPress={on.openOptions} />
      </footer>
    </TimeProvider>
  );
}

const isEmpty = ({ text, rows, onPage }: QuickFindModel): boolean =>
  text.trim() === '' && rows === null && onPage.length === 0;
