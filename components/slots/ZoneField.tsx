import { useId, useMemo } from 'preact/hooks';
import { t } from '../../lib/view/i18n.ts';
import '../ui/controls.css';
import '../ui/words.css';
import './slots.css';

interface ZoneFieldProps {
  /** IANA name; `null` where it is not known. */
  zone: string | null;
  /** What follows while no zone is chosen. */
  unknown: string;
  onChange(zone: string | null): void;
}

/** Asks for a customer's time zone, with the zones that this browser knows. */
export function ZoneField({ zone, unknown, onChange }: ZoneFieldProps) {
  const id = useId();
  const zones = useMemo(() => {
    const known = Intl.supportedValuesOf('timeZone');
    return zone === null || known.includes(zone) ? known : [zone, ...known];
  }, [zone]);
  return (
    <div class="slot-field">
      <label for={id}>{t('zone_label')}</label>
      <select
        id={id}
        class="field"
        value={zone ?? ''}
        aria-describedby={zone === null ? `${id}-why` : undefined}
        onChange={({ currentTarget }) => onChange(currentTarget.value || null)}
      >
        <option value="">{t('zone_unknown')}</option>
        {zones.map((one) => (
          <option key={one} value={one}>
            {one.replaceAll('_', ' ')}
          </option>
        ))}
      </select>
      {zone === null && (
        <p id={`${id}-why`} class="small-print muted">
          {unknown}
        </p>
      )}
    </div>
  );
}
