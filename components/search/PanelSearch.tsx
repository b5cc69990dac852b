import { useRef, useState } from 'preact/hooks';
import { fail, type Result } from '../../lib/domain/result.ts';
import { t } from '../../lib/view/i18n.ts';
import type { SearchModel } from '../../lib/view/model.ts';
import type { ExtrasEvents, PanelEvents } from '../../lib/view/panel/model.ts';
import { FailureNotice } from '../ui/FailureNotice.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Progress } from '../ui/Progress.tsx';
import { SearchField } from './SearchField.tsx';
import './search.css';

interface FinderProps {
  find: SearchModel;
  on: Pick<ExtrasEvents, 'type' | 'narrow'> & Pick<PanelEvents, 'lookUp'>;
  onClose(): void;
}

/**
 * The panel's search: results from the store while the user types; Enter asks OnceHub if the store
 * has none.
 */
export function PanelSearch({ find, on, onClose }: FinderProps) {
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Result<number> | null>(null);
  const asked = useRef('');
  const leave = () => {
    on.type('');
    on.narrow({});
    onClose();
  };
  const lookUp = async (text: string) => {
    if (busy) return;
    asked.current = text;
    setBusy(true);
    setAnswer(null);
    const found = await on.lookUp(text).catch(() => fail('bug'));
    setBusy(false);
    setAnswer(found);
    if (found.ok && found.value > 0) leave();
  };
  const type = (text: string) => {
    setAnswer(null);
    on.type(text);
  };
  return (
    <search class="finder">
      <SearchField
        find={find}
        onPage={[]}
        answered={busy || answer !== null}
        on={{ type, narrow: on.narrow, lookUp: (wanted) => void lookUp(wanted), leave }}
      />
      <div role="status">
        {busy && <Progress>{t('asking')}</Progress>}
        {answer?.ok && answer.value === 0 && (
          <Notice title={t('lookUpNothing')} text={t('find_nothing_step')} />
        )}
        {answer && !answer.ok && (
          <FailureNotice failure={answer.failure} onRetry={() => void lookUp(asked.current)} />
        )}
      </div>
    </search>
  );
}
