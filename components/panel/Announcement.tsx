import { tidy } from '../../lib/domain/safe-text.ts';
import { counted, t } from '../../lib/view/i18n.ts';
import type { PanelModel } from '../../lib/view/panel/model.ts';

/**
 * Announces changes of the panel to screen readers. Times are left out, because they would be read
 * out again and again.
 */
export function Announcement({ model }: { model: PanelModel }) {
  return (
    <p role="status" class="unseen">
      {words(model)}
    </p>
  );
}

function words({ subject, customer, refresh, pending, page, extras }: PanelModel): string {
  const [moved] = extras?.moves ?? [];
  if (moved) return moved.said;
  // Of a batch not every action by itself.
  const said = pending.find(({ outcome }) => outcome.is === 'queued') ?? pending[0];
  if (said) return said.said;
  if (!subject) return page?.kind === 'reading' ? t('page_reading') : '';
  if (refresh.state === 'failed') return t(`failure_${refresh.failure.kind}`);
  if (!customer || customer.checked === null) return refresh.state === 'loading' ? t('asking') : '';
  const bookings = customer.history.length + (customer.next ? 1 : 0);
  const near = (extras?.near ?? []).map(({ asWritten }) => t('near', tidy(asWritten, 254) ?? ''));
  const name = tidy(customer.name ?? subject.asWritten, 80);
  return [`${name}. ${counted('bookings', bookings)}.`, ...near].join(' ');
}
