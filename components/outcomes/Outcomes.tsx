import { useLayoutEffect, useRef } from 'preact/hooks';
import { counted, t } from '../../lib/view/i18n.ts';
import type { OutcomesView, PanelEvents, PanelModel } from '../../lib/view/panel/model.ts';
import { Boundary } from '../ui/Boundary.tsx';
import { BatchAgain } from './BatchAgain.tsx';
import { OutcomeList } from './OutcomeList.tsx';
import { isHeld, isUndecided } from './selection.ts';
import './outcomes.css';

/**
 * The rep's meetings that need an outcome: a line at the top of the panel or, once opened, the
 * list, which replaces the customer.
 */
export function Outcomes({ model, on }: { model: PanelModel; on: PanelEvents }) {
  const { extras, key, pending } = model;
  const opened = useRef(false);
  const wentBack = useRef(false);
  if (!extras || !key || key.state === 'none') return null;
  const show = (open: boolean) => {
    if (open) opened.current = true;
    wentBack.current = !open;
    on.extras()?.outcomes.show(open);
  };
  const { again, open } = extras.outcomes;
  const left = again.length > 0 ? pending.filter(({ intent }) => again.includes(intent)) : [];
  return (
    <>
      {open ? (
        <OutcomeList view={extras.outcomes} model={model} on={on} onBack={() => show(false)} />
      ) : (
        <OutcomeLine
          view={extras.outcomes}
          model={model}
          opened={opened.current}
          takesFocus={wentBack.current}
          onOpen={() => show(true)}
          onOptions={on.openOptions}
        />
      )}
      {left.length > 0 && (
        <Boundary of={[left]} isCalled>
          <BatchAgain key={again} left={left} extras={extras} on={on} />
        </Boundary>
      )}
    </>
  );
}

interface OutcomeLineProps {
  view: OutcomesView;
  model: Pick<PanelModel, 'pending' | 'subject'>;
  /** The list was opened in this panel before, so the meetings noted there stay reachable. */
  opened: boolean;
  /** The user has just returned from the list. */
  takesFocus: boolean;
  onOpen(): void;
  onOptions(): void;
}

/** One line with the number of meetings that need an outcome; nothing if there is none. */
function OutcomeLine(props: OutcomeLineProps) {
  const { view, model, opened, takesFocus, onOpen, onOptions } = props;
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    if (takesFocus) button.current?.focus();
  }, []);
  // A session counts as one meeting.
  const left = view.entries.filter(({ rows }) =>
    rows.some((row) => isUndecided(row, model.pending)),
  ).length;
  const held = view.entries.filter(({ rows }) => rows.every(isHeld)).length;
  const words =
    left > 0
      ? counted('outcomes', left)
      : opened && held > 0
        ? counted('outcomes_noted', held)
        : null;
  if (words !== null) {
    return (
      <p class="outcome-line">
        <button ref={button} type="button" class="text-button" onClick={onOpen}>
          {words}
        </button>
      </p>
    );
  }
  // The rep's own address is not asked for while a customer is shown.
  if (!view.asksWho || model.subject) return null;
  return (
    <p class="outcome-line">
      {t('outcomes_who')}{' '}
      <button type="button" class="text-button" onClick={onOptions}>
        {t('openOptions')}
      </button>
    </p>
  );
}
