import '../ui/Facts.css';
import { span } from '../../lib/domain/dates.ts';
import type { PendingView } from '../../lib/view/panel/model.ts';
import { Plain } from '../ui/SafeText.tsx';
import { useScene } from '../ui/time-context.ts';

/** Which meeting an action is about; of one that is not stored, its id. */
export function MeetingLine({ one: { meeting, booking } }: { one: PendingView }) {
  const scene = useScene();
  if (!meeting) return <p class="muted">{booking}</p>;
  const { subject, name, email, starts } = meeting;
  return (
    <p class="facts">
      <span>
        <Plain text={subject} max={80} />
      </span>
      <span>
        <Plain text={name ?? email ?? booking} max={80} />
      </span>
      {starts !== null && <span>{span(starts, null, scene.now, scene)}</span>}
    </p>
  );
}
