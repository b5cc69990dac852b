import { useId } from 'preact/hooks';
import { tidy } from '../../lib/domain/safe-text.ts';
import { t } from '../../lib/view/i18n.ts';
import type { CalendarChoice } from '../../lib/view/links/model.ts';
import type { BookEvents } from '../../lib/view/pending/orders/model.ts';
import { SlotsOf } from '../slots/SlotsOf.tsx';
import { ZoneField } from '../slots/ZoneField.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FailureNotice } from '../ui/FailureNotice.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Progress } from '../ui/Progress.tsx';
import { LinkInstead } from './LinkInstead.tsx';
import { type Booking, hasTimes } from './use-book.ts';
import '../ui/controls.css';
import './book.css';

interface BookTimesProps {
  book: Booking;
  on: BookEvents;
  onClose(): void;
}

/** Chooses a calendar and one of its free times. */
export function BookTimes({ book, on, onClose }: BookTimesProps) {
  const { calendar, shown, typed, busy, gone, failure } = book;
  return (
    <Dialog title={t('book_title')} onDecide={onClose} onClose={onClose}>
      {book.calendars.length === 0 ? (
        <Notice title={t('link_none')} />
      ) : (
        <CalendarField book={book} />
      )}
      <div role="status" class="book-status">
        {gone && <Notice tone="warn" title={t('book_gone')} text={t('book_gone_step')} />}
      </div>
      {failure && <FailureNotice failure={failure} />}
      {calendar && !hasTimes(calendar) && (
        <LinkInstead
          why={calendar.published ? 'book_classic' : 'book_unpublished'}
          calendar={calendar}
          typed={typed}
          on={on.linkEvents}
        />
      )}
      {calendar && hasTimes(calendar) && (
        <>
          {typed.zone === null && (
            <ZoneField
              zone={null}
              unknown={t('book_zoneUnknown')}
              onChange={(zone) => book.type({ zone })}
            />
          )}
          <SlotsOf
            key={calendar.id}
            shown={shown}
            theirZone={typed.zone}
            chosen={NONE}
            onPress={(starts) => void book.take(starts)}
          />
          <div role="status" class="book-status">
            {busy === 'checking' && <Progress>{t('book_checking')}</Progress>}
          </div>
        </>
      )}
    </Dialog>
  );
}

const NONE: ReadonlySet<number> = new Set();

/** The longest name of a calendar in the list, in characters. */
const MAX_NAME = 80;

function CalendarField({ book: { calendars, calendar, choose } }: { book: Booking }) {
  const id = useId();
  return (
    <div class="book-field">
      <label for={id}>{t('offer_calendar')}</label>
      <select
        id={id}
        class="field"
        value={calendar?.id ?? ''}
        onChange={({ currentTarget }) => currentTarget.value && choose(currentTarget.value)}
      >
        {calendar === null && <option value="">{t('book_choose')}</option>}
        {calendars.map((one) => (
          <option key={one.id} value={one.id}>
            {labelOf(one)}
          </option>
        ))}
      </select>
    </div>
  );
}

/** A calendar in the list: its name, its length, and whose it is. */
function labelOf({ id, name, minutes, whose, host, kind, published }: CalendarChoice): string {
  const parts = [
    tidy(name, MAX_NAME) ?? id,
    minutes === null ? null : t('minutes_short', minutes),
    whose === 'mine' ? t('link_mine') : whose === 'team' ? t('link_team') : tidy(host ?? '', 40),
    !published ? t('link_unpublished') : kind === 'calendar' ? null : t('book_onlyLink'),
  ];
  return parts.filter(Boolean).join(' · ');
}
