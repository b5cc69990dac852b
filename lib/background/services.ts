import { createOrders } from '../actions/orders/order-service.ts';
import { createActions } from '../actions/service.ts';
import { MAIL_PROVIDERS } from '../address/mail-providers.ts';
import type { OutOfRoom } from '../domain/result.ts';
import { announce } from '../messages/changes.ts';
import { parseReading } from '../messages/serve.ts';
import { createClient } from '../oncehub/client.ts';
import { createHttp } from '../oncehub/http.ts';
import { createOrdering } from '../oncehub/ordering.ts';
import { createRateLimiter } from '../oncehub/rate-limiter.ts';
import { createServerClock } from '../oncehub/server-clock.ts';
import { createSlotReader } from '../oncehub/slots.ts';
import { somebodyIsThere, stayAwake } from '../platform/lifecycle.ts';
import {
  hasPanel,
  openPanel,
  openReport,
  popupOpener,
  showPanelElsewhere,
} from '../platform/panel.ts';
import { grantedPatterns, mayReachOnceHub } from '../platform/permissions.ts';
import {
  readOnRequest,
  readStructure,
  registerPageScript,
  runPageScript,
} from '../platform/scripts.ts';
import { localStore, sessionStore } from '../platform/storage.ts';
import { tellPage } from '../platform/tabs.ts';
import { addressLinks } from '../settings/address-links.ts';
import { keptReasons } from '../settings/kept-reasons.ts';
import { createKeyCheck } from '../settings/key-check.ts';
import { createKeyRing } from '../settings/key-ring.ts';
import { writeProviders } from '../settings/known-providers.ts';
import { offerLanguages } from '../settings/offer-languages.ts';
import { siteSwitches } from '../settings/site-switches.ts';
import { createSettings } from '../settings/stored-settings.ts';
import { syncChoice } from '../settings/sync-choice.ts';
import { readUndo } from '../settings/undo.ts';
import { createStoreReader } from '../store/reader.ts';
import { createStoreWriter } from '../store/writer.ts';
import { countUsers, usersByAddress } from '../sync/directory.ts';
import { createSync } from '../sync/engine.ts';
import { progress } from '../sync/progress.ts';
import { createAttention, readSyncState, writeClockLead, writeProgress } from '../sync/state.ts';
import { syncStep } from '../sync/step.ts';
import { createContentScripts } from '../tabs/content-scripts.ts';
import { createPageReports } from '../tabs/page-reports.ts';
import { pageSnapshots } from '../tabs/page-snapshots.ts';
import { panelRequests, tabPages } from '../tabs/tab-state.ts';
import { createJournal } from '../vault/journal.ts';
import { restoreFromCopy, withCopy } from '../vault/journal-copy.ts';
import { restoreOrders, withOrderCopy } from '../vault/order-copy.ts';
import { ORIGIN } from '../vault/vault-schema.ts';
import { createDraftMemory } from './draft-memory.ts';
import { createLinkKey } from './link-key.ts';
import { createMenuClicks } from './menu-clicks.ts';
import { settleOwnDomain } from './own-domain.ts';

/** Creates all parts of the background and connects them: dependency injection by hand. */
export function createServices() {
  const clock = Date.now;
  const settings = createSettings(localStore, () => announce({ kind: 'settings' }));
  const keyRing = createKeyRing({
    local: localStore,
    session: sessionStore,
    mended: () => announce({ kind: 'key' }),
  });
  const limiter = createRateLimiter(sessionStore, clock);
  const serverClock = createServerClock(clock, (ahead) => {
    void writeClockLead(sessionStore, ahead).then(() => announce({ kind: 'sync' }));
  });
  const http = createHttp({
    fetch: (input, init) => fetch(input, init),
    onHeaders: serverClock.read,
    limiter,
    key: keyRing.key,
    refused: (...refusal) => keyCheck.refused(...refusal),
    mayReach: mayReachOnceHub,
    online: () => navigator.onLine,
    clock,
  });
  const client = createClient(http);
  const ordering = createOrdering(http);
  const keyCheck = createKeyCheck({
    keyRing,
    test: (key) => client.test(key, 'once'),
    changed: () => announce({ kind: 'key' }),
    cleared: () => {
      void sync.hurry().catch(() => {});
      void settle().catch(() => {});
    },
    clock,
    sleep,
  });
  const reader = createStoreReader();
  const choice = syncChoice(settings);
  // Where the disk has no room at all, this cannot be stored either; the sync tells of its failure.
  const onFull = (full: OutOfRoom) =>
    void choice
      .change({ full })
      .catch(() => {})
      .then(tellProgress);
  const writer = createStoreWriter(clock, onFull, serverClock.now);
  const journal = withOrderCopy(withCopy(createJournal(), localStore), localStore);
  const changed = () => announce({ kind: 'bookings' });
  const timing = {
    changed: () => {
      announce({ kind: 'intents' });
      changed();
    },
    clock,
    serverClock: serverClock.now,
    users: () => usersByAddress(reader),
    account: async () => {
      const known = await keyRing.state();
      return 'account' in known ? known.account : '';
    },
    assureKey: keyCheck.assure,
    sleep,
    timeout: sleep,
    stayAwake,
    window: async () => (await readUndo(settings)) * 1000,
  };
  const actions = createActions({ client, journal, reader, store: writer, ...timing });
  const drafts = createDraftMemory(sessionStore);
  const orders = createOrders({
    client,
    ordering,
    orders: journal.orders,
    journal,
    actions,
    drafts,
    reader,
    store: writer,
    ...timing,
  });
  /** Settles actions, then orders, of which some wait for an action; how many stay in doubt. */
  const settle = async () => (await actions.settle()) + (await orders.settle());
  const joins = addressLinks(settings);
  const attention = createAttention(sessionStore, clock);
  const sync = createSync({
    step: async () => {
      const { window, me } = await choice.read();
      const deps = { client, reader, writer, clock, changed, serverClock: serverClock.now };
      return syncStep({ ...deps, window, me: me?.id ?? null });
    },
    async mayRun() {
      const { window, paused, full } = await choice.read();
      if (window === 'off' || paused || full || !(await keyRing.key()).ok) return false;
      return (await attention.isGiven()) && (await somebodyIsThere());
    },
    refusedAt: limiter.refusedAt,
    users: () => countUsers(reader),
    changed: () => {
      changed();
      void tellProgress();
    },
    session: sessionStore,
    clock,
    sleep,
    random: Math.random,
  });
  /** Computes how far the store reaches, stores that for the views and announces it. */
  async function tellProgress(): Promise<void> {
    const [slices, { window }, { pace }] = await Promise.all([
      reader.slices(),
      choice.read(),
      readSyncState(sessionStore),
    ]);
    await writeProgress(sessionStore, progress(slices, window, pace, clock()));
    announce({ kind: 'sync' });
  }
  /** Settles what an earlier worker left, also where the browser deleted its journal. */
  async function settleLeft(): Promise<void> {
    if ((await settings.get(ORIGIN)) === 'lost') {
      await restoreFromCopy(journal, localStore);
      await restoreOrders(journal, localStore);
    }
    await settle();
  }
  const requests = panelRequests(sessionStore);
  const sites = siteSwitches(settings);
  const pages = tabPages(sessionStore);
  const pageReports = createPageReports({
    pages,
    requests,
    sites,
    announce,
    tellPage,
    granted: grantedPatterns,
    settle: settleOwnDomain,
    readOnRequest: async (tab) => parseReading(await readOnRequest(tab)),
  });
  const contentScripts = createContentScripts({
    granted: grantedPatterns,
    register: registerPageScript,
    session: sessionStore,
    run: runPageScript,
    forgetRevoked: pageReports.forgetRevoked,
    changed: () => announce({ kind: 'settings' }),
  });
  const reports = pageSnapshots(sessionStore);
  const menuClicks = createMenuClicks({
    openPanel: async (window) => (await openPanel(window)) && hasPanel(window),
    showElsewhere: showPanelElsewhere,
    requests,
    pageReports,
    pages,
    settings,
    announce,
    clock,
  });
  const linkKey = createLinkKey({ openPopup: popupOpener(), openPanel, announce, clock });
  return {
    actions,
    requests,
    attention,
    changed,
    choice,
    client,
    clock,
    pageReports,
    joins,
    journal,
    keyCheck,
    keyRing,
    linkKey,
    local: localStore,
    menuClicks,
    contentScripts,
    offerLanguages: offerLanguages(settings),
    drafts,
    ordering,
    orders,
    reader,
    readSlots: createSlotReader(http, () => serverClock.now() ?? clock()),
    reasons: keptReasons(settings),
    /**
     * Takes a snapshot of a tab's page and opens the page that shows it. False where the browser
     * refuses access.
     */
    async reportPage(tab: number): Promise<boolean> {
      const taken = await reports.take(await readStructure(tab));
      if (taken) await openReport();
      return taken;
    },
    session: sessionStore,
    settings,
    settle,
    settleLeft,
    sites,
    spent: limiter.spent,
    sync,
    tellProgress,
    tellProviders: () => writeProviders(sessionStore, MAIL_PROVIDERS),
    writer,
  };
}

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** All parts of the background. */
export type Services = ReturnType<typeof createServices>;
