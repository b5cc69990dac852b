import { useState } from 'preact/hooks';
import { t } from '../../lib/view/i18n.ts';
import type { CustomerView, Subject } from '../../lib/view/model.ts';
import type { OfferEvents } from '../../lib/view/slots/offer/offer.ts';
import { IconButton } from '../ui/Button.tsx';
import { deferred } from '../ui/deferred.tsx';

const OfferTimes = deferred(() => import('./OfferTimes.tsx'), 'OfferTimes');

interface OfferButtonProps {
  subject: Subject;
  customer: CustomerView;
  on: OfferEvents;
}

/** Opens the dialog that offers free times to the customer shown. */
export function OfferButton({ subject, customer, on }: OfferButtonProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <IconButton label={t('offer_open')} icon="clock" onPress={() => setOpen(true)} />
      {isOpen && <OfferTimes {...{ subject, customer, on }} onClose={() => setOpen(false)} />}
    </>
  );
}
