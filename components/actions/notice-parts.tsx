import type { ComponentChildren } from 'preact';
import { span } from '../../lib/domain/dates.ts';
import type { Outcome } from '../../lib/domain/outcome.ts';
import type { PendingView } from '../../lib/view/model.ts';
import { Boundary } from '../ui/Boundary.tsx';
import { phrase, SafeText } from '../ui/SafeText.tsx';
import { useTimeContext } from '../ui/time-context.ts';
import './actions.css';

/** Outcomes that the rep can only wait for. */
export const WAITED_FOR: ReadonlySet<Outcome['is']> = new Set(['sending', 'checking', 'asItWas']);

/** The buttons of a notice. */
export const Steps = ({ children }: { children: ComponentChildren }) => (
  <div class="underway-steps">{children}</div>
);

/**
 * The meeting an action is about; only the booking's id if the booking is not stored. Where it
 * cannot be drawn, what is known of the action stays.
 */
export const MeetingLine = ({ one }: { one: PendingView }) => (
  <Boundary of={[one]} what="meeting" id={one.booking}>
    <Meeting one={one} />
  </Boundary>
);

function Meeting({ one: { meeting, booking, toWhom } }: { one: PendingView }) {
  const timeContext = useTimeContext();
  if (!meeting) return <p class="muted">{booking}</p>;
  const { subject, name, email, starts } = meeting;
  return (
    <p class="facts">
      <span>
        <SafeText text={subject} max={80} />
      </span>
      <span>
        <SafeText text={name ?? email ?? booking} max={80} />
      </span>
      {toWhom !== undefined && (
        <span>{phrase('handOver_to', <SafeText key="to" text={toWhom} max={80} />)}</span>
      )}
      {starts !== null && <span>{span(starts, null, timeContext.now, timeContext)}</span>}
    </p>
  );
}
