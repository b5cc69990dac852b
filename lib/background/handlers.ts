import { isMailProvider } from '../address/mail-providers.ts';
import { normalise } from '../address/normalise.ts';
import { isKeyWithoutAddress } from '../address/unaddressed.ts';
import { knownZone } from '../domain/dates.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { announce } from '../messages/changes.ts';
import type { Handlers } from '../messages/serve.ts';
import { writeCalendarUse } from '../settings/calendar-use.ts';
import { ignoreEntry, setIgnored } from '../settings/edit-ignore-list.ts';
import { clearRepPlaces, writeRepPlace } from '../settings/rep-places.ts';
import { writeUndo } from '../settings/undo.ts';
import { findMe, refreshDirectory } from '../sync/directory.ts';
import { findBooking } from '../sync/refetch-booking.ts';
import { refreshCustomer } from '../sync/refresh-customer.ts';
import { writeHeld } from '../vault/held-meetings.ts';
import { vaultFailure } from '../vault/journal.ts';
import { createKeyEntry } from './enter-key.ts';
import { forgetCalendars, forgetCustomer, forgetEverything } from './forget.ts';
import { createMakeLink } from './make-link.ts';
import type { Services } from './services.ts';

/** The handlers of the messages: one function for each row of the table. */
export function createHandlers(services: Services): Handlers {
  const { actions, orders, pageReports, keyRing, sites, sync } = services;
  /** Requests under way by address: concurrent requests for one address share one result. */
  const refreshing = new Map<string, ReturnType<typeof refreshCustomer>>();
  const deps = {
    client: services.client,
    reader: services.reader,
    writer: services.writer,
    changed: services.changed,
    window: async () => (await services.choice.read()).window,
    spent: services.spent,
    clock: services.clock,
  };

  return {
    addressesFound: ({ report }, sender) => pageReports.receive(report, sender),
    async refreshCustomer(request) {
      let answer = refreshing.get(request.address);
      if (!answer) {
        answer = refreshCustomer(request, deps).finally(() => refreshing.delete(request.address));
        refreshing.set(request.address, answer);
        // The sync refreshes the directory of names; while it is paused, this request does.
        void answer.then(async (result) => {
          const { window, paused } = await services.choice.read();
          if (result.ok && (window === 'off' || paused)) await refreshDirectory(deps);
        });
      }
      return answer;
    },
    findBooking: ({ id }) => findBooking(id, deps),
    async readConversation({ id }) {
      const booking = await services.reader.booking(id);
      if (!booking?.conversation) return ok({ is: 'notGiven' });
      return services.client.conversation(booking);
    },
    makeLink: createMakeLink(services),
    readGuestLink: ({ booking, kind }) => services.client.guestLink(booking, kind),
    useCalendar: ({ calendar, link }) => saved(writeCalendarUse(services.settings, calendar, link)),
    takeLinkKey: async () => ok(services.linkKey.take()),
    readSlots: ({ calendar, from }) => services.readSlots(calendar, from),
    async propose({ orders }) {
      const taken = await actions.propose(orders);
      return taken.ok ? ok({ until: taken.value.until }) : taken;
    },
    async proposeOrder(command) {
      const { email, zone } = command.draft;
      // OnceHub would refuse both, but only after the time to undo.
      if (normalise(email) === null || knownZone(zone) === null) return fail('badRequest');
      const taken = await orders.propose(command);
      return taken.ok ? ok({ until: taken.value.until }) : taken;
    },
    async undo({ intents }) {
      const undone = [await actions.undo(intents), await orders.undo(intents)];
      return ok({ undone: undone.flat() });
    },
    async sendNow({ intents }) {
      await actions.sendNow(intents);
      await orders.sendNow(intents);
      return ok(null);
    },
    async dismiss({ intents }) {
      await actions.dismiss(intents);
      await orders.dismiss(intents);
      return ok(null);
    },
    async markHeld({ bookings, held }) {
      const written = await writeHeld(bookings, held, services.clock());
      if (written.ok) announce({ kind: 'marks' });
      return written;
    },
    // With `storeFull` or `storeClosed` a view says of an overdue action that nothing was sent,
    // which holds only where none may still be sent.
    settle: () =>
      services
        .settle()
        .then(ok, (error: unknown) =>
          fail(actions.isBusy() || orders.isBusy() ? 'unsettled' : vaultFailure(error)),
        ),
    useKey: createKeyEntry({ ...services, announce }, async (isNew) => {
      // Its users and calendars were another account's.
      if (isNew) await forgetCalendars(services.settings).catch(() => {});
      await services.attention.give();
      void (isNew ? sync.restart() : sync.hurry());
    }),
    checkKey: () => services.keyCheck.tryAgain(),
    async setPassphrase({ passphrase }) {
      const done = await keyRing.protect(passphrase);
      announce({ kind: 'key' });
      return done;
    },
    async unlock({ passphrase }) {
      const opened = await keyRing.unlock(passphrase);
      if (opened.ok && !opened.value) return opened;
      announce({ kind: 'key' });
      await services.attention.give();
      // A locked key could not be checked.
      void services.keyCheck.tryAgain();
      void sync.hurry();
      return opened;
    },
    async setSite({ site, on }) {
      const done = await saved(sites.set(site, on));
      await pageReports.switched(site);
      return done;
    },
    async setSync(changes) {
      const done = await saved(services.choice.change({ ...changes, full: false }));
      void services.tellProgress();
      void sync.hurry();
      return done;
    },
    async setUndo({ seconds }) {
      return saved(writeUndo(services.settings, seconds));
    },
    async setOfferLanguage({ address, language }) {
      const key = customerKey(address);
      return key === null
        ? fail('badRequest')
        : saved(services.offerLanguages.choose(key, language));
    },
    setPhrases: ({ phrases }) => saved(services.reasons.setPhrases(phrases)),
    keepReason: ({ reason }) => saved(services.reasons.keepLast(reason)),
    async confirmLostSettings() {
      return saved(services.settings.confirmLost());
    },
    async setMe({ address }) {
      const found = await findMe(address, services);
      if (!found.ok) return found;
      const done = await saved(services.choice.change({ me: found.value }));
      if (!done.ok) return done;
      // Said anew for all mailboxes: the way to correct an answer that was given for one.
      await saved(clearRepPlaces(services.settings));
      void sync.hurry();
      return ok({ name: found.value?.name ?? null });
    },
    setRep: ({ place, user }) => saved(writeRepPlace(services.settings, place, user)),
    async joinAddresses({ address, other, together }) {
      const [one, two] = [customerKey(address), customerKey(other)];
      if (one === null || two === null) return fail('badRequest');
      return saved(services.joins[together ? 'join' : 'part'](one, two));
    },
    async forgetCustomer({ addresses }) {
      const keys = addresses.map((one) => customerKey(one) ?? one);
      const done = await forgetCustomer([...new Set(keys)], services);
      announce({ kind: 'settings' });
      announce({ kind: 'intents' });
      services.changed();
      return done;
    },
    async readPage({ tab }) {
      // A view is open, so the stored data is kept up to date.
      await services.attention.give();
      void sync.wake();
      return ok({ heard: await pageReports.askAgain(tab) });
    },
    readOnRequest: async ({ tab }) => ok({ read: await pageReports.readOnRequest(tab) }),
    reportPage: async ({ tab }) => ok({ taken: await services.reportPage(tab) }),
    async setIgnored({ entry: typed, is }) {
      const taken = isKeyWithoutAddress(typed)
        ? { entry: typed }
        : ignoreEntry(typed, isMailProvider);
      if (typeof taken === 'string') return fail('badRequest');
      return saved(setIgnored(services.settings, taken.entry, is));
    },
    async forget() {
      await forgetEverything(services);
      await services.tellProviders();
      await services.tellProgress();
      announce({ kind: 'forgotten' });
      return ok(null);
    },
  };
}

/** Waits until a setting is written, and tells the views. */
async function saved(writing: Promise<void>): Promise<Result<null>> {
  try {
    await writing;
    return ok(null);
  } catch (error) {
    return fail(vaultFailure(error));
  } finally {
    announce({ kind: 'settings' });
  }
}

/** What names a customer, in the form in which it is stored; `null` for any other text. */
const customerKey = (text: string): string | null =>
  isKeyWithoutAddress(text) ? text : normalise(text);
