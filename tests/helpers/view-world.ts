import { vi } from 'vitest';
import { ok } from '../../lib/domain/result.ts';
import type { Change } from '../../lib/messages/changes.ts';
import type { MessageName } from '../../lib/messages/table.ts';
import type { StoredCustomer } from '../../lib/store/person-query.ts';
import type { StoreReader } from '../../lib/store/reader.ts';
import { OWN_PATTERNS } from '../../lib/tabs/site-access.ts';
import type { ViewDeps } from '../../lib/view/deps.ts';
import { memoryStore } from './memory-store.ts';

/** Where every view of these tests stands. */
export const WINDOW = 1;
export const TAB = 7;

/** The state of a key that holds. */
export const READY = { state: 'ready', ending: 'WXYZ', account: 'admin@example.com' } as const;

const NOTHING: StoredCustomer = { bookings: [], contacts: [], asked: null };

/** Makes time stand still but for what a test lets pass. */
export function holdTime(now: number): void {
  const toFake = ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] as const;
  vi.useFakeTimers({ toFake: [...toFake], now });
}

/** Lets `ms` pass, and everything that is due by then happen. */
export const pass = (ms = 0) => vi.advanceTimersByTimeAsync(ms);

/** A message a view sent, waiting for its answer. */
export interface Sent {
  name: MessageName;
  input: unknown;
  answer(value: unknown): Promise<void>;
}

/** A world for views: its stores can be filled, its messages answered, its changes made. */
export function viewWorld(key: object | null = READY) {
  const customers = new Map<string, StoredCustomer>();
  /** Readings of these addresses wait until they are let go. */
  const held = new Map<string, Promise<void>>();
  const sent: Sent[] = [];
  const announced: Change[] = [];
  const hearing: ((change: Change) => void)[] = [];
  const fronts: ((tab: number) => void)[] = [];
  let broken: Error | undefined;
  const state = {
    online: true,
    closed: 0,
    tab: TAB as number | null,
    /** Where the page in front lies, as far as the browser tells. */
    origin: null as string | null,
    granted: [...OWN_PATTERNS],
    /** What the person answers when asked for sites. */
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
    /** The first of the addresses; the joins of a real store are tried with a real store. */
    async person([first = '', ...others]: readonly string[]) {
      return { ...(await this.customer(first)), addresses: [first, ...others] };
    },
    async people(asked: readonly { addresses: readonly string[] }[]) {
      return Promise.all(asked.map(({ addresses }) => this.person(addresses)));
    },
    atDomain: async () => [],
    directory: async () => [],
    shelves: async () => [],
    shelfNames: async () => [],
    byIds: async () => [],
    slices: async () => [],
    contactsBeginning: async () => [],
    count: async () => 0,
    close: () => void state.closed++,
  };
  const deps = {
    // What a view reads of the store; a test that reads more has to say so.
    reader: reader as unknown as StoreReader,
    local: memoryStore(key === null ? {} : { 'key.state': key }),
    session: memoryStore(),
    send: ((name: MessageName, input: unknown) =>
      new Promise((resolve, reject) => {
        if (broken) reject(broken);
        const answer = async (value: unknown) => {
          resolve(value as never);
          await pass();
        };
        // The page is asked to report at every turn, which concerns few tests.
        if (name === 'readPage') resolve(ok({ heard: true }) as never);
        sent.push({ name, input, answer });
      })) as ViewDeps['send'],
    place: async () => ({ window: WINDOW, tab: state.tab, origin: state.origin }),
    granted: async () => [...state.granted],
    async askForSites(patterns: readonly string[]) {
      askedFor.push([...patterns]);
      return state.allows;
    },
    observeFront: (_window: number, hear: (tab: number) => void) => void fronts.push(hear),
    observeChanges: (hear: (change: Change) => void) => void hearing.push(hear),
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
    /** Another context changed something. */
    async change(change: Change) {
      for (const hear of hearing) hear(change);
      await pass();
    },
    /** Makes every later message fail on its way. */
    breakSending(error: Error) {
      broken = error;
    },
    /** Another tab comes to the front. */
    async front(tab: number) {
      state.tab = tab;
      for (const hear of fronts) hear(tab);
      await pass();
    },
    /** Makes every reading of an address wait; answers what lets them go. */
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
