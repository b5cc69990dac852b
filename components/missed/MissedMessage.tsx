import { useEffect, useRef, useState } from 'preact/hooks';
import type { Booking } from '../../lib/domain/booking.ts';
import { MISSED_TEXTS } from '../../lib/domain/details/missed-text.ts';
import type { OfferLanguage } from '../../lib/domain/details/offer-language.ts';
import { type Failure, fail } from '../../lib/domain/result.ts';
import { t } from '../../lib/view/i18n.ts';
import type { CalendarChoice } from '../../lib/view/links/model.ts';
import { isMailable, mailWindow } from '../../lib/view/slots/missed/mail-window.ts';
import type { MissedEvents, MissedStart } from '../../lib/view/slots/missed/missed.ts';
import { copyWhenReady } from '../links/write-clipboard.ts';
import { LanguageField } from '../offer/offer-fields.tsx';
import { useSlots } from '../slots/use-slots.ts';
import { ZoneField } from '../slots/ZoneField.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FailureNotice } from '../ui/FailureNotice.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Progress } from '../ui/Progress.tsx';
import { useTimeContext } from '../ui/time-context.ts';
import { MailLinks } from './MailLinks.tsx';
import { MissedMail } from './MissedMail.tsx';
import { CalendarField, TextField } from './missed-fields.tsx';
import { useMissedLink } from './use-missed-link.ts';
import { useMissedText } from './use-missed-text.ts';
import './missed.css';

/** How many free times are written. */
const TIMES = 2;

interface MissedMessageProps {
  booking: Booking;
  /** Which no-show of the customer it is: 1 for the first. */
  nth: number;
  on: MissedEvents;
  onClose(): void;
}

/** The message to a customer who did not come: shown whole, then copied or opened in a program. */
export function MissedMessage(props: MissedMessageProps) {
  const [start, setStart] = useState<MissedStart | null>(null);
  useEffect(() => props.on.watch(props.booking, setStart), []);
  return start && <Writing {...props} start={start} />;
}

/** What became of the last press. */
type Done =
  | { is: 'nothing' | 'busy' | 'copied' | 'notCopied' | 'gone' | 'opened' }
  | { is: 'failed'; failure: Failure };

/** The dialog, once it is known what the message is made of. */
function Writing({ nth, on, onClose, start }: MissedMessageProps & { start: MissedStart }) {
  const { now, zone, locale } = useTimeContext();
  const [chosen, setCalendar] = useState<CalendarChoice | null>(null);
  // The first one known stays, whatever becomes known later: its link and times are in the text.
  const first = useRef(start.calendar);
  first.current ??= start.calendar;
  const calendar = chosen ?? first.current;
  const [theirZone, setTheirZone] = useState(start.zone);
  const [language, setLanguage] = useState<OfferLanguage>(start.language);
  const [place, setPlace] = useState(Math.min(nth, MISSED_TEXTS) - 1);
  const [done, setDone] = useState<Done>({ is: 'nothing' });
  const { guest } = start;

  const hasTimes = calendar?.kind === 'calendar';
  const shown = useSlots(on.askSlots, hasTimes ? calendar.id : null);
  const link = useMissedLink(on.make, calendar, guest);
  // Without an answer the message has the link alone.
  const isReady = link.is !== 'making' && (!hasTimes || shown.until !== null || !!shown.failure);
  const starts = shown.slots
    .map((slot) => slot.starts)
    .filter((one) => one > now)
    .slice(0, TIMES);
  const mail = useMissedText({
    ...{ language, place, own: start.texts[language], name: guest.name, host: start.host, starts },
    ...{ theirZone, ownZone: { zone, locale }, now, link: link.is === 'link' ? link.url : null },
  });

  /** Whether the times are still free, asked for anew where they were read too long ago. */
  async function areFree(): Promise<boolean> {
    const checked = starts.length > 0 ? await shown.fresh(starts) : null;
    if (checked === null || (checked.ok && checked.value.length === 0)) return true;
    setDone(checked.ok ? { is: 'gone' } : { is: 'failed', failure: checked.failure });
    return false;
  }
  async function copy(text: string): Promise<void> {
    setDone({ is: 'busy' });
    const free = areFree();
    const isCopied = await copyWhenReady(
      free.then((yes) => {
        if (!yes) throw new Error('not free');
        return text;
      }),
    );
    if (await free) setDone({ is: isCopied ? 'copied' : 'notCopied' });
  }

  const to = guest.email;
  const [gmail, system] = (['gmail', 'system'] as const).map((program) =>
    mail && to ? mailWindow(program, { to, subject: mail.subject, body: mail.text }) : null,
  );
  const isWritten = isReady && mail !== null;
  const choose = <Value,>(set: (value: Value) => void) => {
    return (value: Value) => {
      set(value);
      setDone({ is: 'nothing' });
    };
  };
  const speak = (chosen: OfferLanguage) => {
    choose(setLanguage)(chosen);
    // What cannot be kept is chosen all the same.
    void on.setLanguage(chosen).catch(() => fail('bug'));
  };

  return (
    <Dialog
      title={t('missed_title')}
      decide={t('offer_copy')}
      look="main"
      off={!isWritten}
      busy={done.is === 'busy' && t('offer_copying')}
      onDecide={() => mail && void copy(mail.text)}
      onClose={onClose}
    >
      {isWritten ? (
        <MissedMail to={to} subject={mail.subject} text={mail.text} language={language} />
      ) : (
        <div role="status">
          <Progress>{t('missed_asking')}</Progress>
        </div>
      )}
      {isWritten && gmail && system && (
        <MailLinks
          urls={{ gmail, system }}
          onCheck={areFree}
          onOpen={() => setDone({ is: 'opened' })}
        />
      )}
      {isWritten && <Limits {...{ to, hasUrl: !!gmail && !!system, link, calendar, starts }} />}
      <div role="status">
        <Outcome done={done} />
      </div>
      {done.is === 'failed' && <FailureNotice failure={done.failure} />}
      <div class="missed-fields">
        <TextField chosen={place} onChoose={choose(setPlace)} />
        <LanguageField chosen={language} onChoose={speak} />
        {calendar && (
          <CalendarField
            calendars={start.calendars}
            chosen={calendar}
            onChoose={choose(setCalendar)}
          />
        )}
      </div>
      {hasTimes && (
        <ZoneField
          zone={theirZone}
          unknown={t('offer_zoneUnknown')}
          onChange={choose(setTheirZone)}
        />
      )}
      <p class="small-print muted">{t('missed_counted')}</p>
    </Dialog>
  );
}

interface LimitsProps {
  to: string | null;
  hasUrl: boolean;
  link: ReturnType<typeof useMissedLink>;
  calendar: CalendarChoice | null;
  starts: readonly number[];
}

/** What the message lacks, and why it can only be copied, where that is so. */
function Limits({ to, hasUrl, link, calendar, starts }: LimitsProps) {
  const said = [
    to === null
      ? t('missed_noAddress')
      : !isMailable(to)
        ? t('missed_oddAddress')
        : !hasUrl && t('missed_tooLong'),
    calendar === null && t('offer_noCalendar'),
    link.is === 'none' && t('missed_noLink'),
    link.is === 'link' && t(link.kind === 'oneTime' ? 'missed_oneTime' : 'missed_general'),
    calendar !== null &&
      starts.length === 0 &&
      t(calendar.kind === 'calendar' ? 'missed_noTimes' : 'missed_classic'),
  ].filter((one) => one !== false);
  return <p class="small-print muted">{said.join(' ')}</p>;
}

function Outcome({ done }: { done: Done }) {
  switch (done.is) {
    case 'copied':
      return <Notice tone="good" title={t('offer_copied')} text={t('offer_copied_step')} />;
    case 'notCopied':
      return <Notice tone="bad" title={t('offer_notCopied')} text={t('offer_notCopied_step')} />;
    case 'gone':
      return <Notice tone="warn" title={t('missed_gone')} text={t('missed_gone_step')} />;
    case 'opened':
      return <Notice tone="good" title={t('missed_opened')} text={t('missed_opened_step')} />;
    default:
      return null;
  }
}
