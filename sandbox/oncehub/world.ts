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

/** A fault with the calls it still has to befall. */
export interface LoadedFault {
  fault: Fault;
  left: number;
}

/** Everything that changes while the stand-in runs. */
export interface World {
  readonly clock: Clock;
  switches: Switches;
  main: Account;
  /** Which account each key opens; a revoked one is gone. */
  keys: Map<string, { label: KeyLabel; account: Account }>;
  perAccount: Limit;
  perAddress: Limit;
  faults: LoadedFault[];
  log: LogEntry[];
  mails: Mail[];
  adminCalled: boolean;
  /** Calls that have come and are not answered yet. */
  underWay: number;
  /** Source of the ids and times that come up while running. */
  random: Random;
}

const MINUTE = 60_000;

/** A stand-in's whole state at its start, the data lying around the clock's present reading. */
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
