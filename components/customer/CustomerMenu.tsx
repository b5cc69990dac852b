import { useId, useRef, useState } from 'preact/hooks';
import { plainKey } from '../../lib/address/customer-key.ts';
import { type Failure, fail, type Result } from '../../lib/domain/result.ts';
import { t } from '../../lib/view/i18n.ts';
import type { CustomerView, Subject } from '../../lib/view/model.ts';
import type { ExtrasEvents } from '../../lib/view/panel/model.ts';
import { ActivityLink } from '../activity/ActivityLink.tsx';
import { OfferButton } from '../offer/OfferButton.tsx';
import { Button, IconButton } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FailureNotice } from '../ui/FailureNotice.tsx';
import { phrase, SafeText } from '../ui/SafeText.tsx';
import './customer.css';

interface CustomerMenuProps {
  subject: Subject;
  customer: CustomerView;
  on: Pick<ExtrasEvents, 'join' | 'forgetCustomer' | 'offer'>;
}

/**
 * What can be done about a customer: offer them times; and the menu of rare operations, which are
 * to add or remove a further address and to delete the customer's stored data.
 */
export function CustomerMenu({ subject, customer, on }: CustomerMenuProps) {
  const [open, setOpen] = useState<'no' | 'addresses' | 'forget'>('no');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const close = () => {
    setOpen('no');
    setFailure(null);
  };
  const run = async (act: () => Promise<Result<null>>) => {
    setBusy(true);
    setFailure(null);
    const done = await act().catch(() => fail('bug'));
    setBusy(false);
    if (!done.ok) setFailure(done.failure);
    return done.ok;
  };
  const forget = async () => {
    if (await run(on.forgetCustomer)) close();
  };
  return (
    <>
      {!customer.joined && <OfferButton subject={subject} customer={customer} on={on.offer} />}
      <IconButton label={t('customerMenu')} icon="more" onPress={() => setOpen('addresses')} />
      {open === 'addresses' && (
        <Dialog title={t('customerMenu')} onDecide={close} onClose={close}>
          <OtherAddresses
            first={subject.asWritten}
            others={customer.addresses.slice(1)}
            onJoin={(other, together) => run(() => on.join(other, together))}
          />
          {failure && <FailureNotice failure={failure} />}
          <div class="menu-part">
            <p class="muted">{t('activity_what')}</p>
            <ActivityLink />
          </div>
          <div class="menu-part">
            <p class="muted">{t('forgetCustomer_what')}</p>
            <Button onPress={() => setOpen('forget')}>{t('forgetCustomer')}</Button>
          </div>
        </Dialog>
      )}
      {open === 'forget' && (
        <Dialog
          title={t('forgetCustomer_title')}
          decide={t('forgetCustomer_confirm')}
          busy={busy && t('forget_busy')}
          onDecide={forget}
          onClose={close}
        >
          <p>
            {phrase(
              'forgetCustomer_text',
              <SafeText text={customer.name ?? subject.asWritten} max={80} />,
            )}
          </p>
          {failure && <FailureNotice failure={failure} onRetry={forget} />}
        </Dialog>
      )}
    </>
  );
}

interface OtherAddressesProps {
  /** The address the customer was found by. */
  first: string;
  others: readonly string[];
  /** Adds (`together`) or removes an address; resolves to whether that succeeded. */
  onJoin(other: string, together: boolean): Promise<boolean>;
}

/** A customer's addresses: all but the first can be removed, and another can be added. */
function OtherAddresses({ first, others, onJoin }: OtherAddressesProps) {
  const input = useRef<HTMLInputElement>(null);
  const [invalid, setInvalid] = useState(false);
  const id = useId();
  const add = async (event: Event) => {
    event.preventDefault();
    const typed = input.current?.value.trim() ?? '';
    if (!/^\S+@\S+\.\S+$/.test(typed)) {
      setInvalid(typed !== '');
      input.current?.focus();
      return;
    }
    if ((await onJoin(typed, true)) && input.current) input.current.value = '';
  };
  return (
    <section class="aliases" aria-label={t('alsoKnown')}>
      <ul class="rows">
        <li class="alias">
          <SafeText text={first} max={254} />
        </li>
        {others.map((other) => (
          <li key={other} class="alias">
            <SafeText text={plainKey(other)} max={254} />
            <button type="button" class="text-button" onClick={() => void onJoin(other, false)}>
              {t('partAddress')}
              <span class="unseen"> {plainKey(other)}</span>
            </button>
          </li>
        ))}
      </ul>
      <form class="alias-form" onSubmit={add}>
        <label for={id}>{t('alsoKnown')}</label>
        <div class="field-line">
          <input
            ref={input}
            id={id}
            class="field"
            type="text"
            inputMode="email"
            placeholder="name@example.com"
            maxLength={254}
            autocomplete="off"
            spellcheck={false}
            aria-invalid={invalid}
            aria-describedby={invalid ? `${id}-why` : undefined}
            onInput={() => setInvalid(false)}
          />
          <button type="submit" class="button">
            {t('joinAddress')}
          </button>
        </div>
        {invalid && (
          <p id={`${id}-why`} role="alert" class="alias-why">
            {t('noAddress')}
          </p>
        )}
      </form>
    </section>
  );
}
