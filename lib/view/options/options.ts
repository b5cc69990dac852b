import { computed, type ReadonlySignal, signal } from '@preact/signals-core';
import type { Failure, FailureKind } from '../../domain/result.ts';
import { readKey, readKeyState } from '../../settings/key-state.ts';
import { KEY_STATE } from '../../settings/setting-keys.ts';
import type { BookingCount } from '../../store/booking-count.ts';
import { ORIGIN } from '../../vault/vault-schema.ts';
import { watchKey } from '../account.ts';
import { createCoverage } from '../coverage.ts';
import type { ViewDeps } from '../deps.ts';
import { createUndoTime } from '../pending/undo-time.ts';
import { reloadAfter } from '../reload.ts';
import { watchSync } from '../sync-watchdog.ts';
import { createIgnoreListOptions } from './ignore-list-options.ts';
import type { OptionsEvents, OptionsModel } from './model.ts';
import { createSiteOptions, type SiteOptionsDeps } from './site-options.ts';

/**
 * Throttle: the least time between two counts of the stored bookings, in ms. A count reads the
 * whole store, and other reads wait for it.
 */
const MEASURE_INTERVAL_MS = 10_000;

/** Failures of a check of the stored key that its state says already. */
const TOLD = new Set<FailureKind>(['keyRefused', 'planRefused', 'keyLocked']);

/** The dependencies of the options page: some of every view's, and its own. */
export interface OptionsDeps
  extends Pick<ViewDeps, 'local' | 'session' | 'settings' | 'send' | 'observeChanges' | 'clock'>,
    SiteOptionsDeps {
  reader: BookingCount;
  /** Requests the permission for api.oncehub.com; resolves to true when it is granted. */
  askToReach(): Promise<boolean>;
  /** Bytes used on disk, as the browser estimates them. */
  bytesUsed(): Promise<number>;
  /** The extension's keyboard shortcuts. */
  shortcuts(): Promise<OptionsModel['shortcuts']>;
}

/** Creates the state of the options page, as one signal, and its commands. */
export function createOptions(deps: OptionsDeps): {
  model: ReadonlySignal<OptionsModel>;
  events: OptionsEvents;
} {
  const key = watchKey(deps);
  const coverage = createCoverage(deps);
  const undo = createUndoTime(deps);
  watchSync(deps);
  const me = signal<OptionsModel['me']>({ state: 'idle' });
  const sites = createSiteOptions(deps);
  const ignoreList = createIgnoreListOptions(deps);
  const isProtected = signal(false);
  const settingsLost = signal(false);
  const checking = signal(false);
  const failure = signal<Failure | null>(null);
  const otherAccount = signal<OptionsModel['otherAccount']>(null);
  const stored = signal<OptionsModel['stored']>(null);
  const shortcuts = signal<OptionsModel['shortcuts']>([]);
  let entered = '';

  async function load(): Promise<void> {
    isProtected.value = readKeyState(await deps.local.get(KEY_STATE)).state === 'locked';
    settingsLost.value = (await deps.settings.get(ORIGIN)) === 'lost';
    await Promise.all([sites.load(), ignoreList.load()]);
  }

  async function measure(): Promise<void> {
    const [bytes, bookings] = await Promise.all([deps.bytesUsed(), deps.reader.count()]);
    stored.value = { bytes, bookings };
  }

  async function check(typed: string, agreed?: OptionsModel['otherAccount']): Promise<void> {
    entered = typed;
    failure.value = null;
    otherAccount.value = null;
    checking.value = false;
    const trimmed = typed.trim();
    if (trimmed === '') return;
    if (readKey(trimmed) === null) {
      failure.value = { kind: 'badRequest' };
      return;
    }
    checking.value = true;
    const answer = await deps.send('useKey', { key: trimmed, ...(agreed && { agreed }) });
    // Another key was entered during the check, so this answer is stale.
    if (entered !== typed) return;
    checking.value = false;
    failure.value = answer.ok ? null : answer.failure;
    if (!answer.ok || !answer.value.asks) return;
    otherAccount.value = { account: answer.value.account, ...answer.value.asks };
  }

  /** Asks about the stored key. That another one is entered meanwhile takes precedence. */
  async function checkKey(): Promise<void> {
    entered = '';
    failure.value = null;
    checking.value = true;
    const answer = await deps.send('checkKey', {});
    if (entered !== '') return;
    checking.value = false;
    // A refusal stands in the key's state.
    const isTold = answer.ok || TOLD.has(answer.failure.kind);
    failure.value = isTold ? null : answer.failure;
  }

  async function findMe(typed: string): Promise<void> {
    me.value = { state: 'asking' };
    const answer = await deps.send('setMe', { address: typed === '' ? null : typed });
    me.value = answer.ok ? { state: 'idle' } : { state: 'failed', failure: answer.failure };
  }

  deps.observeChanges((change) => {
    if (change.kind === 'forgotten') {
      deps.reader.close();
      void measure();
    }
    if (change.kind !== 'tab' && change.kind !== 'request') void load();
  });
  reloadAfter(MEASURE_INTERVAL_MS, deps, ['bookings'], measure);
  void load();
  void measure();
  void deps.shortcuts().then((found) => {
    shortcuts.value = found;
  });

  return {
    model: computed(() => ({
      key: key.value,
      isProtected: isProtected.value,
      checking: checking.value,
      failure: failure.value,
      otherAccount: otherAccount.value,
      ...sites.shown.value,
      ignoreList: ignoreList.shown.value,
      stored: stored.value,
      shortcuts: shortcuts.value,
      coverage: coverage.value,
      settingsLost: settingsLost.value,
      undo: undo.value,
      me: me.value,
    })),
    events: {
      enterKey: (typed) => void check(typed),
      answerOtherAccount(agreed) {
        const asked = otherAccount.peek();
        if (agreed && asked) void check(entered, asked);
        else otherAccount.value = null;
      },
      checkKey: () => void checkKey(),
      setPassphrase: (passphrase) => deps.send('setPassphrase', { passphrase }),
      unlock: (passphrase) => deps.send('unlock', { passphrase }),
      ...sites.events,
      ...ignoreList.events,
      setWindow: (window) => void deps.send('setSync', { window }),
      setPaused: (paused) => void deps.send('setSync', { paused }),
      setUndo: (seconds) => void deps.send('setUndo', { seconds }),
      setMe: (typed) => void findMe(typed.trim()),
      confirmLostSettings: () => void deps.send('confirmLostSettings', {}),
      makeWith: (make) => make(deps),
      async forget() {
        await deps.send('forget', {});
        failure.value = null;
        await load();
      },
      grantAccess() {
        void deps.askToReach().then((granted) => {
          if (granted && entered !== '') void check(entered);
        });
      },
    },
  };
}
