import { useRef } from 'preact/hooks';
import type { PanelEvents, PanelModel } from '../../lib/view/model.ts';
import { OutcomeLine } from './OutcomeLine.tsx';
import { OutcomeList } from './OutcomeList.tsx';

/** The rep's meetings that need an outcome: a line at the panel's top, or the list that stands in place of the customer. */
export function Outcomes({ model, on }: { model: PanelModel; on: PanelEvents }) {
  const { extras, key } = model;
  const opened = useRef(false);
  const wentBack = useRef(false);
  if (!extras || !key || key.state === 'none') return null;
  const show = (open: boolean) => {
    if (open) opened.current = true;
    wentBack.current = !open;
    on.outcomes()?.show(open);
  };
  return extras.outcomes.open ? (
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
  );
}
