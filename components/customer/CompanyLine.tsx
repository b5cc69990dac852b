import { counted, t } from '../../lib/view/i18n.ts';
import type { CompanyView } from '../../lib/view/panel/model.ts';
import { PersonRow } from '../search/PersonRow.tsx';
import '../ui/surfaces.css';
import './customer.css';

interface CompanyLineProps {
  company: CompanyView;
  onOpen(address: string): void;
}

/** Other people with bookings at the customer's organisation: one line that expands to a list. */
export function CompanyLine({ company, onOpen }: CompanyLineProps) {
  const { domain, people, more } = company;
  const words = `${counted('others', people.length)} ${t('atDomain', domain)}`;
  return (
    <details class="company">
      <summary>{more ? t('atLeast', words) : words}</summary>
      <ul class="rows">
        {people.map((found) => (
          <li key={found.subject.address}>
            <button type="button" class="company-row" onClick={() => onOpen(found.subject.address)}>
              <PersonRow found={found} />
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
