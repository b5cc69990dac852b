import { useId } from 'preact/hooks';
import { KNOWN_STATUSES } from '../../lib/domain/booking.ts';
import { t } from '../../lib/view/i18n.ts';
import type { SearchFilters as Filters, SearchModel } from '../../lib/view/model.ts';
import '../ui/controls.css';
import './search.css';

interface SearchFiltersProps {
  find: SearchModel;
  onNarrow(filters: Filters): void;
}

const PERIODS = ['ahead', 'week', 'month', 'quarter', 'year'] as const;

/** Filters of a search: status, period, host and booking page; collapsed at first. */
export function SearchFilters({ find, onNarrow }: SearchFiltersProps) {
  const { filters, hosts, places } = find;
  const set = (key: keyof Filters) => (value: string) => {
    const { [key]: _, ...others } = filters;
    onNarrow(value === '' ? others : { ...others, [key]: value });
  };
  const used = Object.keys(filters).length;
  return (
    <details class="filters">
      <summary>{used > 0 ? t('filtersUsed', used) : t('filters')}</summary>
      <div class="filter-rows">
        <Choice
          label={t('filter_status')}
          value={filters.status}
          options={KNOWN_STATUSES.map((id) => ({ id, name: t(`status_${id}`) }))}
          onChoose={set('status')}
        />
        <Choice
          label={t('filter_period')}
          value={filters.period}
          options={PERIODS.map((id) => ({ id, name: t(`period_${id}`) }))}
          onChoose={set('period')}
        />
        <Choice label={t('host')} value={filters.host} options={hosts} onChoose={set('host')} />
        <Choice
          label={t('label_page')}
          value={filters.place}
          options={places}
          onChoose={set('place')}
        />
      </div>
    </details>
  );
}

interface ChoiceProps {
  label: string;
  value: string | undefined;
  options: readonly { id: string; name: string }[];
  onChoose(value: string): void;
}

function Choice({ label, value = '', options, onChoose }: ChoiceProps) {
  const id = useId();
  return (
    <div class="filter">
      <label for={id}>{label}</label>
      <select
        id={id}
        class="field"
        value={value}
        onChange={(event) => onChoose(event.currentTarget.value)}
      >
        <option value="">{t('filter_any')}</option>
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.name}
          </option>
        ))}
      </select>
    </div>
  );
}
