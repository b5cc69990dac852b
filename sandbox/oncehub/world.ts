import { Account } from './account.ts';
import type { Clock } from './clock.ts';
import { buildAccounts } from './data/accounts.ts';
import { createRandom, type Random } from './data/random.ts';
import type { Fault } from './fault.ts';
import { KEYS, type KeyLabel } from './keys.ts';
import { Limit } from './limits.ts';
import type { LogEntry, Mail } from './log.ts';
import type { OnceHubOptions } from './options.ts';
import { defaultSwitches, type Switches } from './switches.ts';

/** A fault and the number of calls it still applies to. */
export interface LoadedFault {
  fault: Fault;
  left: number;
}

/** The whole mutable state of the stand-in. */
export interface World {
  readonly clock: Clock;
  switches: Switches;
  main: Account;
  /** The account of each valid key. */
  keys: Map<string, { label: KeyLabel; account: Account }>;
  /** The rate limiter per account. */
  perAccount: Limit;
  /** The rate limiter per client address. */
  perAddress: Limit;
  faults: LoadedFault[];
  log: LogEntry[];
  mails: Mail[];
  /** Whether an administrator's endpoint was called. */
  adminCalled: boolean;
  /** The number of calls received and not answered yet. */
  underWay: number;
  /** The random source for new ids. */
  random: Random;
}

const MINUTE = 60_000;

/**
 * Creates the initial state of a stand-in; the data's dates are relative to the clock's present
 * time.
 */
export function createWorld(clock: Clock, options: OnceHubOptions): World {
  const accounts = buildAccounts({ ...options, now: clock.now() });
  const main = new Account(accounts.main);
  const switches = { ...defaultSwitches(), ...options.switches };
  const other = new Account(accounts.other);
  const noPlan = new Account(accounts.noPlan);
  const opens: Record<KeyLabel, Account> = {
    demo: main,
    second: main,
    revocable: main,
    otherAccount: other,
    noPlan,
  };
  const labels = Object.keys(opens) as KeyLabel[];
  return {
    clock,
    switches,
    main,
    keys: new Map(labels.map((label) => [KEYS[label], { label, account: opens[label] }])),
    perAccount: new Limit(5, 1000),
    perAddress: new Limit(200, 5 * MINUTE),
    faults: [],
    log: [],
    mails: [],
    adminCalled: false,
    underWay: 0,
    random: createRandom(7),
  };
}
