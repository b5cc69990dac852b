import { t } from '../../lib/view/i18n.ts';
import type { CustomerView, Subject } from '../../lib/view/model.ts';
import { CopyButton } from '../ui/CopyButton.tsx';
import { SafeText } from '../ui/SafeText.tsx';
import './customer.css';

/**
 * The header of a combined view of several people: their company, or their number, and a list of
 * them.
 */
export function GroupHeader(props: { customer: CustomerView; people: readonly Subject[] }) {
  const { customer, people } = props;
  const count = t('peopleTogether', people.length);
  return (
    <section class="customer">
      <h1 class="customer-name">
        {customer.company ? <SafeText text={customer.company} max={80} /> : count}
      </h1>
      <details class="customer-group">
        <summary>{count}</summary>
        {people.map(({ address, asWritten, name }) => (
          <p key={address} class="customer-address">
            <span>
              {name && <SafeText text={name} max={80} />} <SafeText text={asWritten} max={254} />
            </span>
            <CopyButton text={asWritten} />
          </p>
        ))}
      </details>
    </section>
  );
}
