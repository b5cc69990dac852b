import { vi } from 'vitest';
import { MAIL_PROVIDERS } from '../../lib/address/mail-providers.ts';
import { ok } from '../../lib/domain/result.ts';
import type { Change } from '../../lib/messages/changes.ts';
import type { MessageName } from '../../lib/messages/table.ts';
import type { StoredCustomer } from '../../lib/store/read-person.ts';
import type { StoreReader } from '../../lib/store/reader.ts';
import { OWN_PATTERNS } from '../../lib/tabs/added-sites.ts';
import type { ViewDeps } from '../../lib/view/deps.ts';
import { memoryStore } from './memory-store.ts';

/** The window and tab that the views of these tests belong to. */
export const WINDOW = 1;
/** The tab's id. */
export const TAB = 7;

/** The state of a working key. */
export const READY = { state: 'ready', ending: 'WXYZ', account: 'admin@example.com' } as const;

const NOTHING: StoredCustomer = { bookings: [], contacts: [], asked: null };

/** Installs fake timers that start at `now`. */
export function holdTime(now: number): void {
  const toFake = ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] as const;
  vi.useFakeTimers({ toFake: [...toFake], now });
}

/** Advances the fake timers by `ms`, running everything that becomes due. */
export const pass = (ms = 0) => vi.advanceTimersByTimeAsync(ms);

/** A message sent by a view, and the function that answers it. */
export interface Sent {
  name: MessageName;
  input: unknown;
  answer(value: unknown): Promise<void>;
}

/**
 * The dependencies of a view: stores that can be filled, messages that can be answered, changes
 * that can be announced.
 */
export function viewDeps(key: object | null = READY) {
  const customers = new Map<string, StoredCustomer>();
  /** Reads of these addresses wait until they are released. */
  const held = new Map<string, Promise<void>>();
  const sent: Sent[] = [];
  const announced: Change[] = [];
  const changeListeners: ((change: Change) => void)[] = [];
  const tabListeners: ((tab: number) => void)[] = [];
  let broken: Error | undefined;
  const state = {
    online: true,
    closed: 0,
    tab: TAB as number | null,
    /** The origin of the page in the active tab, as far as the browser reveals it. */
    origin: null as string | null,
    granted: [...OWN_PATTERNS],
    /** The user's answer to a permission request. */
    allows: true,
  };
  const askedFor: string[][] = [];

  const reader = {
    async customer(address: string) {
      await held.get(address);
      return structuredClone(customers.get(address) ?? NOTHING);
    },
    async customers(addresses: readonly string[]) {
      return Promise.all(addresses.map((address) => this.customer(address)));
    },
    /** Returns the data of the first address; joined addresses are tested with a real store. */
    async person([first = '', ...others]: readonly string[]) {
      return { ...(await this.customer(first)), addresses: [first, ...others], own: [first] };
    },
    async people(asked: readonly { addresses: readonly string[] }[]) {
      return Promise.all(asked.map(({ addresses }) => this.person(addresses)));
    },
    atDomain: async () => [],
    directory: async () => [],
    indexPages: async () => [],
    indexPageNames: async () => [],
    byIds: async () => [],
    slices: async () => [],
    contactsBeginning: async () => [],
    count: async () => 0,
    close: () => void state.closed++,
  };
  const deps = {
    // Only what a view reads from the store; a test that reads more must add it.
    reader: reader as unknown as StoreReader,
    local: memoryStore(key === null ? {} : { 'key.state': key }),
    settings: memoryStore(),
    // As the background leaves it when it starts.
    session: memoryStore({ 'mail.providers': MAIL_PROVIDERS }),
    send: ((name: MessageName, input: unknown) =>
      new Promise((resolve, reject) => {
        if (broken) reject(broken);
        const answer = async (value: unknown) => {
          resolve(value as never);
          await pass();
        };
        // Answered at once: views ask the page to report on many occasions, which concerns few
        // tests.
        if (name === 'readPage') resolve(ok({ heard: true }) as never);
        sent.push({ name, input, answer });
      })) as ViewDeps['send'],
    place: async () => ({ window: WINDOW, tab: state.tab, origin: state.origin }),
    granted: async () => [...state.granted],
    async askForSites(patterns: readonly string[]) {
      askedFor.push([...patterns]);
      return state.allows;
    },
    observeFront: (_window: number, listener: (tab: number) => void) =>
      void tabListeners.push(listener),
    observeChanges: (listener: (change: Change) => void) => void changeListeners.push(listener),
    announce: (change: Change) => void announced.push(change),
    afterFirstPaint: Promise.resolve(),
    clock: () => Date.now(),
    online: () => state.online,
  } satisfies ViewDeps;

  return {
    deps,
    state,
    customers,
    announced,
    askedFor,
    sent: (name: MessageName) => sent.filter((message) => message.name === name),
    /** Delivers a change announced by another context. */
    async change(change: Change) {
      for (const listener of changeListeners) listener(change);
      await pass();
    },
    /** Makes every later message fail. */
    breakSending(error: Error) {
      broken = error;
    },
    /** Activates another tab. */
    async front(tab: number) {
      state.tab = tab;
      for (const listener of tabListeners) listener(tab);
      await pass();
    },
    /** Makes reads of an address wait; returns the function that releases them. */
    hold(address: string) {
      let release = () => {};
      held.set(address, new Promise((resolve) => (release = resolve)));
      return async () => {
        held.delete(address);
        release();
        await pass();
      };
    },
  };
}
