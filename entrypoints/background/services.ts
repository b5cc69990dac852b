import { createJournal } from '../../lib/actions/journal.ts';
import { createActions } from '../../lib/actions/run.ts';
import { announce } from '../../lib/messages/changes.ts';
import { onceAnswer } from '../../lib/messages/once.ts';
import { createBudget } from '../../lib/oncehub/budget.ts';
import { createClient } from '../../lib/oncehub/client.ts';
import { createHttp } from '../../lib/oncehub/http.ts';
import { createServerClock } from '../../lib/oncehub/server-clock.ts';
import { grantedPatterns, mayReachOnceHub } from '../../lib/platform/access.ts';
import { stayAwake } from '../../lib/platform/awake.ts';
import { somebodyIsThere } from '../../lib/platform/idle.ts';
import { openReport } from '../../lib/platform/panel.ts';
import {
  readOnce,
  readStructure,
  registerPageScript,
  runPageScript,
} from '../../lib/platform/scripts.ts';
import { localStore, sessionStore } from '../../lib/platform/storage.ts';
import { tellPage } from '../../lib/platform/tabs.ts';
import { addressJoins } from '../../lib/settings/joins.ts';
import { createKeyRing } from '../../lib/settings/key.ts';
import { siteSwitches } from '../../lib/settings/sites.ts';
import { syncChoice } from '../../lib/settings/sync.ts';
import { readUndo } from '../../lib/settings/undo.ts';
import { createStoreReader } from '../../lib/store/read.ts';
import { createStoreWriter } from '../../lib/store/write.ts';
import { createAttention } from '../../lib/sync/attention.ts';
import { progress } from '../../lib/sync/progress.ts';
import { readStanding, writeProgress } from '../../lib/sync/standing.ts';
import { syncStep } from '../../lib/sync/step.ts';
import { createSync } from '../../lib/sync/sync.ts';
import { countUsers } from '../../lib/sync/users.ts';
import { tabAsks } from '../../lib/tabs/asks.ts';
import { createPageDesk } from '../../lib/tabs/desk.ts';
import { tabPages } from '../../lib/tabs/pages.ts';
import { createReach } from '../../lib/tabs/reach.ts';
import { pageReports } from '../../lib/tabs/reports.ts';

/** Builds what the background consists of, each part given what it needs. */
export function createServices() {
  const clock = Date.now;
  const keyRing = createKeyRing({
    local: localStore,
    session: sessionStore,
    mended: () => announce({ kind: 'key' }),
  });
  const budget = createBudget(sessionStore, clock);
  const serverClock = createServerClock(clock);
  const http = createHttp({
    fetch: (input, init) => fetch(input, init),
    heard: serverClock.hear,
    budget,
    key: keyRing.key,
    refused: async (kind, key) => {
      await keyRing.refused(kind, key);
      announce({ kind: 'key' });
    },
    mayReach: mayReachOnceHub,
    online: () => navigator.onLine,
    clock,
  });
  const client = createClient(http);
  const reader = createStoreReader();
  const choice = syncChoice(localStore);
  const writer = createStoreWriter(clock, () => {
    void choice.change({ full: true }).then(tellProgress);
  });
  const journal = createJournal();
  const changed = () => announce({ kind: 'bookings' });
  const actions = createActions({
    client,
    journal,
    reader,
    store: writer,
    changed: () => {
      announce({ kind: 'intents' });
      changed();
    },
    clock,
    sleep,
    stayAwake,
    window: async () => (await readUndo(localStore)) * 1000,
  });
  const joins = addressJoins(localStore);
  const attention = createAttention(sessionStore, clock);
  const sync = createSync({
    step: async () => {
      const { window, me } = await choice.read();
      const world = { client, reader, writer, clock, changed, serverClock: serverClock.now };
      return syncStep({ ...world, window, me: me?.id ?? null });
    },
    async mayRun() {
      const { window, paused, full } = await choice.read();
      if (window === 'off' || paused || full || !(await keyRing.key()).ok) return false;
      return (await attention.isGiven()) && (await somebodyIsThere());
    },
    refusedAt: budget.refusedAt,
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
  /** Works out how far the store reaches, and tells the views. */
  async function tellProgress(): Promise<void> {
    const [slices, { window }, { pace }] = await Promise.all([
      reader.slices(),
      choice.read(),
      readStanding(sessionStore),
    ]);
    await writeProgress(sessionStore, progress(slices, window, pace, clock()));
    announce({ kind: 'sync' });
  }
  const asks = tabAsks(sessionStore);
  const sites = siteSwitches(localStore);
  const desk = createPageDesk({
    pages: tabPages(sessionStore),
    asks,
    sites,
    announce,
    tellPage,
    granted: grantedPatterns,
    readOnce: async (tab) => onceAnswer(await readOnce(tab)),
  });
  const reach = createReach({
    granted: grantedPatterns,
    register: registerPageScript,
    run: runPageScript,
    forgetRevoked: desk.forgetRevoked,
    changed: () => announce({ kind: 'settings' }),
  });
  const reports = pageReports(sessionStore);
  return {
    actions,
    asks,
    attention,
    changed,
    choice,
    client,
    clock,
    desk,
    joins,
    journal,
    keyRing,
    local: localStore,
    reach,
    reader,
    /** Takes the structure of a tab's page and opens the page of ours that shows it. False where the browser does not let us. */
    async reportPage(tab: number): Promise<boolean> {
      const taken = await reports.take(await readStructure(tab));
      if (taken) await openReport();
      return taken;
    },
    session: sessionStore,
    sites,
    spent: budget.spent,
    sync,
    tellProgress,
    writer,
  };
}

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

export type Services = ReturnType<typeof createServices>;
