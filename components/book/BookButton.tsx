import { t } from '../../lib/view/i18n.ts';
import { guestOf } from '../../lib/view/links/guest.ts';
import type { CustomerView, Subject } from '../../lib/view/model.ts';
import type { BookEvents } from '../../lib/view/pending/orders/model.ts';
import { Button } from '../ui/Button.tsx';

interface BookButtonProps {
  subject: Subject;
  customer: CustomerView;
  on: Pick<BookEvents, 'ask'>;
  /** Whether it is their first meeting. */
  isFirst?: boolean;
}

/** Opens the dialog that books a meeting with the customer shown. */
export function BookButton({ subject, customer, on, isFirst }: BookButtonProps) {
  return (
    <Button onPress={() => on.ask(guestOf(subject, customer))}>
      {t(isFirst ? 'book_first' : 'book_open')}
    </Button>
  );
}
