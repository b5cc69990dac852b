import { fail, ok, type Result } from '../domain/result.ts';
import type { KeyRing } from './key-ring.ts';
import { dueAt, type KeyEvent, type KeyTrust, testGap } from './key-trust.ts';

/** What the check of the key depends on. */
export interface KeyCheckDeps {
  keyRing: Pick<KeyRing, 'hear' | 'keyToTest' | 'trust'>;
  /** Asks OnceHub by one GET /test whether it accepts a key. */
  test(key: string): Promise<Result<unknown>>;
  /** Called when what is known of the key has changed. */
  changed(): void;
  /** Called when requests may be sent again. */
  cleared(): void;
  /** UTC ms. */
  clock(): number;
  sleep(ms: number): Promise<void>;
}

/** Asks OnceHub whether it accepts the stored key, while that is in doubt. */
export interface KeyCheck {
  /** Notes that a call with this key was refused; `sent` is when it was sent (UTC ms). */
  refused(kind: 'keyRefused' | 'planRefused', key: string, sent: number): Promise<void>;
  /**
   * Sends the check that is due, and plans the next one. To be called whenever the worker starts or
   * wakes up: what was planned ends with the worker.
   */
  wake(): Promise<void>;
  /**
   * Before an action: of a key in doubt it asks OnceHub. Succeeds where the action may go on. Fails
   * with `keyRefused` where OnceHub refuses the key, else as the client does. Takes up to 20 s
   * longer than the request, because two checks are that far apart.
   */
  assure(): Promise<Result<null>>;
  /** As `assure`, also of a key that was refused: the person wants to try again. */
  tryAgain(): Promise<Result<null>>;
}

/** Makes the check of the key. Use one instance per worker: its checks never overlap. */
export function createKeyCheck(deps: KeyCheckDeps): KeyCheck {
  const { keyRing, clock } = deps;
  let running: Promise<Result<null>> | undefined;
  let plans = 0;

  async function hear(event: KeyEvent, key: string): Promise<void> {
    const before = await keyRing.trust();
    // If it cannot be written, what was known before stands, and the next answer tells again.
    const after = await keyRing.hear(event, key, clock()).catch(() => before);
    if (after.is !== before.is) deps.changed();
    if (after.is === 'accepted' && before.is !== 'accepted') deps.cleared();
    plan(after);
  }

  /** Plans the next check in this worker; a longer wait may outlast it, and `wake` takes over. */
  function plan(trust: KeyTrust): void {
    const due = dueAt(trust, clock());
    const planned = ++plans;
    if (due === null || due <= clock()) return;
    void deps.sleep(due - clock()).then(() => (planned === plans ? wake() : undefined));
  }

  function check(): Promise<Result<null>> {
    running ??= once()
      // Where the stored key cannot be read now, it is checked later.
      .catch(() => fail('bug'))
      .finally(() => {
        running = undefined;
      });
    return running;
  }

  async function once(): Promise<Result<null>> {
    const wait = testGap(await keyRing.trust(), clock());
    if (wait > 0) await deps.sleep(wait);
    const key = await keyRing.keyToTest();
    if (!key.ok) return key;
    const answer = await deps.test(key.value);
    await hear({ is: answer.ok ? 'testAccepted' : told(answer.failure.kind) }, key.value);
    return answer.ok ? ok(null) : answer;
  }

  async function wake(): Promise<void> {
    const trust = await keyRing.trust();
    const due = dueAt(trust, clock());
    if (due === null) return;
    if (due <= clock()) await check();
    else plan(trust);
  }

  const isMarked = async () => (await keyRing.trust()).is !== 'accepted';
  return {
    refused: (kind, key, sent) =>
      hear(kind === 'keyRefused' ? { is: 'callRefused', sent } : { is: 'callPlan' }, key),
    wake: () => wake().catch(() => {}),
    async assure() {
      return (await keyRing.trust()).is === 'doubted' ? check() : ok(null);
    },
    async tryAgain() {
      return (await isMarked()) ? check() : ok(null);
    },
  };
}

/** What GET /test tells by a failure. */
const told = (kind: string): 'testRefused' | 'testPlan' | 'testSilent' =>
  kind === 'keyRefused' ? 'testRefused' : kind === 'planRefused' ? 'testPlan' : 'testSilent';
