import { guestOf } from '../../lib/view/links/guest.ts';
import type { PanelEvents, PanelModel } from '../../lib/view/panel/model.ts';
import { BookButton } from '../book/BookButton.tsx';
import { CopyLink } from '../links/CopyLink.tsx';
import { Boundary } from '../ui/Boundary.tsx';
import { CustomerMenu } from './CustomerMenu.tsx';

interface CustomerToolsProps {
  model: PanelModel;
  on: PanelEvents;
}

/** What stands beside the customer's name: to book, to copy a link, to offer times, the menu. */
export function CustomerTools({ model, on }: CustomerToolsProps) {
  const { subject, customer, extras, online } = model;
  const acts = on.extras();
  if (!subject || !customer || !acts) return null;
  return (
    <span class="customer-steps">
      {!customer.joined && <BookButton subject={subject} customer={customer} on={acts.booking} />}
      {extras?.links && (
        <Boundary of={[extras.links]}>
          <CopyLink
            links={extras.links}
            on={acts.links}
            guest={guestOf(subject, customer)}
            who={customer.name ?? subject.asWritten}
            online={online}
            onOptions={on.openOptions}
          />
        </Boundary>
      )}
      <CustomerMenu subject={subject} customer={customer} on={acts} />
    </span>
  );
}
