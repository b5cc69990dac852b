import { useEffect, useState } from 'preact/hooks';
import { isAddress } from '../../lib/address/customer-key.ts';
import { MAX_OFFERED, type OfferLanguage } from '../../lib/domain/details/offer-language.ts';
import { fail } from '../../lib/domain/result.ts';
import { t } from '../../lib/view/i18n.ts';
import type { CustomerView, Subject } from '../../lib/view/model.ts';
import type { BookableCalendar } from '../../lib/view/slots/calendars.ts';
import { calendarLink } from '../../lib/view/slots/offer/calendar-link.ts';
import type { OfferEvents, OfferStart } from '../../lib/view/slots/offer/offer.ts';
import { SlotsOf } from '../slots/SlotsOf.tsx';
import { useSlots } from '../slots/use-slots.ts';
import { ZoneField } from '../slots/ZoneField.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FailureNotice } from '../ui/FailureNotice.tsx';
import { Notice } from '../ui/Notice.tsx';
import { useTimeContext } from '../ui/time-context.ts';
import { OfferPreview } from './OfferPreview.tsx';
import { CalendarField, LanguageField } from './offer-fields.tsx';
import { useOfferCopy } from './use-offer-copy.ts';
import { useOfferMessage } from './use-offer-message.ts';
import './offer.css';

interface OfferTimesProps {
  subject: Subject;
  customer: CustomerView;
  on: OfferEvents;
  onClose(): void;
}

/** Offers a customer up to five free times: ticked here, copied, and sent by nobody but the rep. */
export function OfferTimes(props: OfferTimesProps) {
  const [start, setStart] = useState<OfferStart | null>(null);
  useEffect(() => props.on.watch(setStart), []);
  const [first] = start?.calendars ?? [];
  if (!start) return null;
  if (first) return <Offering {...props} start={start} first={first} />;
  return (
    <Dialog title={t('offer_title')} onDecide={props.onClose} onClose={props.onClose}>
      <Notice title={t('offer_noCalendar')} text={t('offer_noCalendar_step')} />
    </Dialog>
  );
}

/** The dialog, once it is known which calendars there are. */
function Offering(props: OfferTimesProps & { start: OfferStart; first: BookableCalendar }) {
  const { subject, customer, on, onClose, start, first } = props;
  const { now, zone, locale } = useTimeContext();
  const [calendar, setCalendar] = useState(first);
  const [theirZone, setTheirZone] = useState(start.zone);
  const [language, setLanguage] = useState<OfferLanguage>(start.language);
  const [ticked, setTicked] = useState<readonly number[]>([]);
  const [isFull, setFull] = useState(false);
  const shown = useSlots(on.askSlots, calendar.id);

  const link = calendarLink(calendar.url, {
    name: customer.name ?? subject.name,
    email: isAddress(subject.address) ? subject.asWritten : null,
    zone: theirZone,
  });
  const { minutes } = calendar;
  const offer = { starts: ticked, minutes, theirZone, own: { zone, locale }, language, link, now };
  const message = useOfferMessage(offer);
  const copying = useOfferCopy(shown, ticked, message?.of);

  const choose = (chosen: BookableCalendar) => {
    setCalendar(chosen);
    setTicked([]);
    copying.reset();
  };
  const tick = (starts: number) => {
    const others = ticked.filter((one) => one !== starts);
    const isMore = others.length === ticked.length;
    setFull(isMore && ticked.length >= MAX_OFFERED);
    copying.reset();
    if (!isMore) setTicked(others);
    else if (ticked.length < MAX_OFFERED) setTicked([...ticked, starts]);
  };
  const speak = (chosen: OfferLanguage) => {
    setLanguage(chosen);
    copying.reset();
    // What cannot be kept is chosen all the same.
    void on.setLanguage(chosen).catch(() => fail('bug'));
  };
  const copy = async () => {
    const gone = await copying.copy();
    if (gone.length > 0) setTicked(ticked.filter((one) => !gone.includes(one)));
  };

  return (
    <Dialog
      title={t('offer_title')}
      decide={t('offer_copy')}
      look="main"
      off={ticked.length === 0 || message === null}
      busy={copying.state === 'busy' && t('offer_copying')}
      onDecide={() => void copy()}
      onClose={onClose}
    >
      <CalendarField calendars={start.calendars} chosen={calendar} onChoose={choose} />
      <ZoneField
        zone={theirZone}
        unknown={t('offer_zoneUnknown')}
        onChange={(chosen) => {
          setTheirZone(chosen);
          copying.reset();
        }}
      />
      <SlotsOf
        key={calendar.id}
        shown={shown}
        theirZone={theirZone}
        chosen={new Set(ticked)}
        isMultiple
        onPress={tick}
      />
      <p role="status" class={isFull ? 'offer-count offer-full' : 'offer-count muted'}>
        {isFull ? t('offer_full', MAX_OFFERED) : t('offer_ticked', ticked.length, MAX_OFFERED)}
      </p>
      <LanguageField chosen={language} onChoose={speak} />
      {message && ticked.length > 0 && <OfferPreview text={message.text} language={language} />}
      <div role="status">
        {copying.state === 'copied' && (
          <Notice tone="good" title={t('offer_copied')} text={t('offer_copied_step')} />
        )}
        {copying.gone.length > 0 && (
          <Notice tone="warn" title={t('offer_gone')} text={t('offer_gone_step')} />
        )}
        {copying.state === 'failed' && (
          <Notice tone="bad" title={t('offer_notCopied')} text={t('offer_notCopied_step')} />
        )}
      </div>
      {copying.failure && <FailureNotice failure={copying.failure} onRetry={() => void copy()} />}
    </Dialog>
  );
}
