import { relative } from '../../lib/domain/dates.ts';
import { counted, t } from '../../lib/view/i18n.ts';
import type { CustomerSummary, Subject } from '../../lib/view/model.ts';
import { Boundary } from '../ui/Boundary.tsx';
import { SafeText } from '../ui/SafeText.tsx';
import { useTimeContext } from '../ui/time-context.ts';
import './search.css';

type FoundRowProps = { found: CustomerSummary } | { subject: Subject };

/** A person in a list of results, with a summary of the stored bookings. */
export function PersonRow(props: FoundRowProps) {
  const of = 'found' in props ? props.found : props.subject;
  return (
    <Boundary of={[of]}>
      <Person {...props} />
    </Boundary>
  );
}

function Person(props: FoundRowProps) {
  const subject = 'found' in props ? props.found.subject : props.subject;
  return (
    <>
      <span class="found-name">
        <SafeText text={subject.name ?? subject.asWritten} max={60} />
      </span>
      {subject.name && (
        <span class="found-line">
          <SafeText text={subject.asWritten} max={80} />
        </span>
      )}
      {'found' in props && <Glance found={props.found} />}
    </>
  );
}

function Glance({ found: { company, next, last, count } }: { found: CustomerSummary }) {
  const timeContext = useTimeContext();
  const far = (starts: number | null | undefined) =>
    starts == null ? null : (relative(starts, timeContext.now, timeContext) ?? t('now'));
  const ahead =
    next && next.starts !== null && next.starts <= timeContext.now ? t('now') : far(next?.starts);
  const past = far(last?.starts);
  return (
    <span class="facts muted">
      {company && (
        <span>
          <SafeText text={company} max={40} />
        </span>
      )}
      <span>{counted('bookings', count)}</span>
      {ahead && <span>{ahead === t('now') ? ahead : t('find_next', ahead)}</span>}
      {!ahead && past && <span>{t('find_last', past)}</span>}
    </span>
  );
}
