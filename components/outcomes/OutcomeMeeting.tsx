import type { Booking } from '../../lib/domain/booking.ts';
import { relative, span } from '../../lib/domain/dates.ts';
import { Plain } from '../ui/SafeText.tsx';
import { useScene } from '../ui/time-context.ts';
import '../ui/Facts.css';

/** Whom a meeting was with; `null` where OnceHub names nobody. */
export const whoOf = ({ name, email }: Booking): string | null => name ?? email;

/** With whom, about what, and when: enough to know a meeting again; `whole` with the address, too. */
export function OutcomeMeeting({ booking, whole }: { booking: Booking; whole?: boolean }) {
  const scene = useScene();
  const { name, email, subject, starts, minutes } = booking;
  const who = whoOf(booking);
  const ago = starts === null ? null : relative(starts, scene.now, scene);
  return (
    <>
      <p class="outcome-name">
        <Plain text={who ?? subject} max={80} />
      </p>
      {whole && name !== null && email !== null && (
        <p class="muted small-print">
          <Plain text={email} max={254} />
        </p>
      )}
      <p class="facts muted">
        {who !== null && (
          <span>
            <Plain text={subject} max={80} />
          </span>
        )}
        {starts !== null && <span>{span(starts, minutes, scene.now, scene)}</span>}
        {ago && <span>{ago}</span>}
      </p>
    </>
  );
}
