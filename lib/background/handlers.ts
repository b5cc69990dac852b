import { distinct, normalise } from '../address/normalise.ts';
import { fail, ok } from '../domain/result.ts';
import { announce } from '../messages/changes.ts';
import type { Handlers } from '../messages/serve.ts';
import { ignoreEntry, setIgnored } from '../settings/edit-ignore-list.ts';
import { writeUndo } from '../settings/undo.ts';
import { findMe, refreshDirectory } from '../sync/directory.ts';
import { findBooking } from '../sync/refetch-booking.ts';
import { refreshCustomer } from '../sync/refresh-customer.ts';
import { writeHeld } from '../vault/held-meetings.ts';
import { createKeyEntry } from './enter-key.ts';
import { forgetCustomer, forgetEverything } from './forget.ts';
import type { Services } from './services.ts';

/** The handlers of the messages: one function for each row of the table. */
export function createHandlers(services: Services): Handlers {
  const { actions, pageReports, keyRing, sites, sync } = services;
  /** Requests under way by address: concurrent requests for one address share one result. */
  const asking = new Map<string, ReturnType<typeof refreshCustomer>>();
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
    async refreshCustomer(ask) {
      let answer = asking.get(ask.address);
      if (!answer) {
        answer = refreshCustomer(ask, deps).finally(() => asking.delete(ask.address));
        asking.set(ask.address, answer);
        // The sync refreshes the directory of names; while it is paused, this request does.
        void answer.then(async (result) => {
          const { window, paused } = await services.choice.read();
          if (result.ok && (window === 'off' || paused)) await refreshDirectory(deps);
        });
      }
      return answer;
    },
    findBooking: ({ id }) => findBooking(id, deps),
    async propose({ orders }) {
      const taken = await actions.propose(orders);
      return taken.ok ? ok({ until: taken.value.until }) : taken;
    },
    undo: async ({ intents }) => ok({ undone: await actions.undo(intents) }),
    async sendNow({ intents }) {
      await actions.sendNow(intents);
      return ok(null);
    },
    async dismiss({ intents }) {
      await actions.dismiss(intents);
      return ok(null);
    },
    async markHeld({ bookings, held }) {
      const written = await writeHeld(bookings, held, services.clock());
      if (written.ok) announce({ kind: 'marks' });
      return written;
    },
    // Rejects only where the journal cannot be written.
    settle: () => actions.settle().then(ok, () => fail('storeFull')),
    useKey: createKeyEntry({ ...services, announce }, async (isNew) => {
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
      await sites.set(site, on);
      announce({ kind: 'settings' });
      await pageReports.switched(site);
      return ok(null);
    },
    async setSync(changes) {
      await services.choice.change({ ...changes, full: false });
      announce({ kind: 'settings' });
      void services.tellProgress();
      void sync.hurry();
      return ok(null);
    },
    async setUndo({ seconds }) {
      await writeUndo(services.local, seconds);
      announce({ kind: 'settings' });
      return ok(null);
    },
    async setMe({ address }) {
      const found = await findMe(address, services);
      if (!found.ok) return found;
      await services.choice.change({ me: found.value });
      announce({ kind: 'settings' });
      void sync.hurry();
      return ok({ name: found.value?.name ?? null });
    },
    async joinAddresses({ address, other, together }) {
      const [one, two] = [normalise(address), normalise(other)];
      if (one === null || two === null) return fail('badRequest');
      await services.joins[together ? 'join' : 'part'](one, two);
      announce({ kind: 'settings' });
      return ok(null);
    },
    async forgetCustomer({ addresses }) {
      const done = await forgetCustomer(distinct(addresses), services);
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
    readOnce: async ({ tab }) => ok({ read: await pageReports.readOnce(tab) }),
    reportPage: async ({ tab }) => ok({ taken: await services.reportPage(tab) }),
    async setIgnored({ entry: typed, is }) {
      const taken = ignoreEntry(typed);
      if (typeof taken === 'string') return fail('badRequest');
      await setIgnored(services.local, taken.entry, is);
      announce({ kind: 'settings' });
      return ok(null);
    },
    async forget() {
      await forgetEverything(services);
      await services.tellProgress();
      announce({ kind: 'forgotten' });
      return ok(null);
    },
  };
}
