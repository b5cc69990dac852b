import { useId } from 'preact/hooks';
import { counted, t } from '../../lib/view/i18n.ts';
import type { OptionsEvents } from '../../lib/view/options/model.ts';
import '../ui/Field.css';
import './SyncForm.css';

const CHOICES = [0, 3, 5, 8, 15, 30];

interface UndoFormProps {
  /** In seconds; 0 for none. */
  undo: number;
  on: Pick<OptionsEvents, 'setUndo'>;
}

/** How long an action waits, and can be undone, before it is sent. */
export function UndoForm({ undo, on }: UndoFormProps) {
  const id = useId();
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
    </section>
  );
}
