import { computed, type ReadonlySignal, signal } from '@preact/signals-core';
import { linkedTo, readLinks } from '../../settings/address-links.ts';
import { customerView } from '../customer-view.ts';
import type { ViewDeps } from '../deps.ts';
import { guestOf } from '../links/guest.ts';
import { createLinks } from '../links/links.ts';
import type { CustomerView, Subject } from '../model.ts';
import type { PopupLinkModel, QuickFindModel } from './model.ts';

/**
 * Creates the link in the popup: for the customer who was looked up or, before one was, for the
 * first of the page's `people`. Of that one the store alone is read, nothing is asked. `null` while
 * it is being read. `isPressed`: the button was, not the shortcut.
 */
export function popupLink(
  deps: ViewDeps,
  { answer }: { answer: ReadonlySignal<QuickFindModel['answer']> },
  { people }: { people: ReadonlySignal<readonly Subject[]> },
  isPressed?: true,
): ReadonlySignal<PopupLinkModel | null> {
  const { model: links, events } = createLinks(deps);
  const stored = signal<{ subject: Subject; customer: CustomerView } | null>(null);
  const first = computed(() => people.value[0] ?? null);
  const online = signal(deps.online());
  const updateOnline = () => {
    online.value = deps.online();
  };
  addEventListener('online', updateOnline);
  addEventListener('offline', updateOnline);

  async function read(): Promise<void> {
    const subject = first.peek();
    if (subject === null) return;
    const { together, apart } = linkedTo(await readLinks(deps.settings), [subject.address]);
    const person = await deps.reader.person([subject.address, ...together], apart);
    const customer = customerView(subject, person, deps.clock());
    if (first.peek()?.address === subject.address) stored.value = { subject, customer };
  }
  first.subscribe(() => void read());

  return computed(() => {
    const shown = answer.value;
    // While another customer is looked up, the page's is not meant.
    if (shown?.state === 'loading' || links.value === null) return null;
    const ofPage = stored.value?.subject.address === first.value?.address ? stored.value : null;
    const of = shown?.state === 'found' ? shown : ofPage;
    if (of === null && first.value !== null) return null;
    return {
      links: links.value,
      events,
      guest: guestOf(of?.subject ?? null, of?.customer ?? null),
      who: of && (of.customer.name ?? of.subject.asWritten),
      of: of?.subject.address ?? '',
      online: online.value,
      start: isPressed ? 'press' : 'mark',
    };
  });
}
