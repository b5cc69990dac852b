import type { Booking } from '../../lib/domain/booking.ts';
import { span } from '../../lib/domain/dates.ts';
import { StatusPill } from '../booking/StatusPill.tsx';
import { Button } from '../ui/Button.tsx';
import { Plain } from '../ui/SafeText.tsx';
import { useScene } from '../ui/time-context.ts';
import './MeetingChoice.css';

interface MeetingChoiceProps {
  meetings: readonly Booking[];
  /** Those that cannot be chosen now. */
  isOff(booking: Booking): boolean;
  onChoose(booking: Booking): void;
}

/** Several meetings of which one is meant, each as a button with its subject and time. */
export function MeetingChoice({ meetings, isOff, onChoose }: MeetingChoiceProps) {
  const scene = useScene();
  return (
    <ul class="choice">
      {meetings.map((booking) => (
        <li key={booking.id}>
          <Button off={isOff(booking)} onPress={() => onChoose(booking)}>
            <Plain text={booking.subject} max={80} />
            {booking.starts !== null && (
              <span class="muted">{span(booking.starts, null, scene.now, scene)}</span>
            )}
          </Button>{' '}
          <StatusPill booking={booking} />
        </li>
      ))}
    </ul>
  );
}
