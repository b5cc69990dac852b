import { useId, useState } from 'preact/hooks';
import { counted, locale, t } from '../../lib/view/i18n.ts';
import type { OptionsEvents, OptionsModel } from '../../lib/view/options/model.ts';
import { Button } from '../ui/Button.tsx';
import { deferred } from '../ui/deferred.tsx';
import { Notice } from '../ui/Notice.tsx';
import './options.css';

const Dialog = deferred(() => import('../ui/Dialog.tsx'), 'Dialog');
const rareParts = () => import('./rare-parts.tsx');
const BooksideReport = deferred(rareParts, 'BooksideReport');
const TextsAtHand = deferred(rareParts, 'TextsAtHand');

interface DataFormProps {
  stored: OptionsModel['stored'];
  on: Pick<OptionsEvents, 'forget' | 'makeWith'>;
}

/**
 * The options' data section: how much is stored, and buttons that delete all of it, and make a
 * report about Bookside.
 */
export function DataForm({ stored, on }: DataFormProps) {
  const [asking, setAsking] = useState(false);
  const [reporting, setReporting] = useState(false);
  const [state, setState] = useState<'idle' | 'busy' | 'done' | 'failed'>('idle');
  const forget = async () => {
    setState('busy');
    setState(
      await on.forget().then(
        () => 'done' as const,
        () => 'failed' as const,
      ),
    );
    setAsking(false);
  };
  return (
    <section class="card" aria-labelledby="data-title">
      <h2 id="data-title" class="card-title">
        {t('options_data')}
      </h2>
      <div role="status" class="card-lines">
        <p>
          {stored
            ? t('options_data_text', counted('bookings', stored.bookings), size(stored.bytes))
            : t('options_data_reading')}
        </p>
        {state === 'done' && <Notice tone="good" title={t('forget_done')} />}
        {state === 'failed' && <Notice tone="bad" title={t('forget_failed')} />}
      </div>
      <Button onPress={() => setAsking(true)}>{t('options_forget')}</Button>
      <Button onPress={() => setReporting(!reporting)}>{t('diagnostics')}</Button>
      {reporting && <BooksideReport on={on} />}
      {asking && (
        <Dialog
          title={t('forget_title')}
          decide={t('forget_confirm')}
          busy={state === 'busy' && t('forget_busy')}
          onDecide={forget}
          onClose={() => setAsking(false)}
        >
          <p>{t('forget_text')}</p>
        </Dialog>
      )}
    </section>
  );
}

/** A number of bytes as text, such as "240 kB" or "1.2 MB". */
function size(bytes: number): string {
  const mega = bytes >= 1_000_000;
  return new Intl.NumberFormat(locale(), {
    style: 'unit',
    unit: mega ? 'megabyte' : 'kilobyte',
    maximumFractionDigits: mega ? 1 : 0,
  }).format(bytes / (mega ? 1_000_000 : 1000));
}

/** The delays offered, in seconds. */
const CHOICES = [0, 3, 5, 8, 15, 30];

interface UndoFormProps {
  /** In seconds; 0 for none. */
  undo: number;
  on: Pick<OptionsEvents, 'setUndo' | 'makeWith'>;
}

/** The undo delay: how long an action waits, and can be undone, before it is sent to OnceHub. */
export function UndoForm({ undo, on }: UndoFormProps) {
  const id = useId();
  const [which, setOpen] = useState<'reasons' | 'missed' | null>(null);
  const choices = [...new Set([...CHOICES, undo])].sort((a, b) => a - b);
  return (
    <section class="card" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`} class="card-title">
        {t('undo_title')}
      </h2>
      <p class="muted">{t('undo_text')}</p>
      <div class="sync-row">
        <label for={id}>{t('undo_label')}</label>
        <select
          id={id}
          class="field"
          value={String(undo)}
          onChange={(event) => on.setUndo(Number(event.currentTarget.value))}
        >
          {choices.map((seconds) => (
            <option key={seconds} value={String(seconds)}>
              {seconds === 0 ? t('undo_none') : counted('seconds', seconds)}
            </option>
          ))}
        </select>
      </div>
      <Button onPress={() => setOpen('reasons')}>{t('reasons')}</Button>
      <Button onPress={() => setOpen('missed')}>{t('missed_texts')}</Button>
      {which && <TextsAtHand which={which} on={on} onClose={() => setOpen(null)} />}
    </section>
  );
}
