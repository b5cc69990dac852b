import type { ComponentChildren } from 'preact';
import { isAddress } from '../../lib/address/customer-key.ts';
import { t } from '../../lib/view/i18n.ts';
import type { CustomerView, Subject } from '../../lib/view/model.ts';
import { CopyButton } from '../ui/CopyButton.tsx';
import { deferred } from '../ui/deferred.tsx';
import { SafeText } from '../ui/SafeText.tsx';
import './customer.css';

const GroupHeader = deferred(() => import('./GroupHeader.tsx'), 'GroupHeader');

/**
 * The name, addresses, company and phone of the customer shown. Before any booking is stored, the
 * name and address are those the page gave.
 */
export function CustomerHeader(props: {
  subject: Subject;
  customer: CustomerView | null;
  /** Shown beside the name. */
  children?: ComponentChildren;
}) {
  const { subject, customer, children } = props;
  const addresses = customer?.addresses.length ? customer.addresses : [subject.asWritten];
  if (customer?.joined) return <GroupHeader customer={customer} people={customer.joined} />;
  const name = customer?.name ?? subject.name;
  return (
    <section class="customer">
      <div class="customer-top">
        <h1 class="customer-name">
          <SafeText text={name ?? subject.asWritten} max={80} />
        </h1>
        {children}
      </div>
      {addresses.map((address) =>
        isAddress(address) ? (
          <p key={address} class="customer-address">
            <SafeText text={address} max={254} />
            <CopyButton text={address} />
          </p>
        ) : (
          <p key={address} class="muted">
            {t('noEmail')}
          </p>
        ),
      )}
      {(customer?.company || customer?.phone) && (
        <p class="facts muted">
          {customer.company && (
            <span>
              <SafeText text={customer.company} />
            </span>
          )}
          {customer.phone && (
            <span>
              <SafeText text={customer.phone} max={40} />
              {!addresses.some(isAddress) && <CopyButton text={customer.phone} />}
            </span>
          )}
        </p>
      )}
    </section>
  );
}
