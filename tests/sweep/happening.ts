import { setTimeout as sleep } from 'node:timers/promises';
import { KEYS } from '../../sandbox/oncehub/server.ts';
import { patient } from '../../sandbox/patience.ts';
import type { EventKind, SweptEvent } from './event.ts';
import { enterKey, readUsers, type Stage } from './stage.ts';
import type { Subject } from './subject.ts';
import type { Target } from './target.ts';

/** How long (ms) to wait until OnceHub has asked for a pause. */
const PAUSE_HEARD = 5_000;
const HOUR = 3_600_000;

/** An event in the course of a round; each method is called at its moment, in this order. */
export interface Happening {
  /** Before the action is proposed: prepares answers and readings. */
  arm(): Promise<void>;
  /** The proposal was answered. */
  taken(): void;
  /** The kill took effect. What should have happened by now, happens now. */
  dead(): Promise<void>;
  /** The next life has begun. */
  alive(): Promise<void>;
  /** The end of the event, so that everything works again; resolves when it does. */
  over(): Promise<void>;
}

interface Scene {
  stage: Stage;
  subject: Subject;
  target: Target;
  /** A booking that may be read meanwhile. */
  beside: string;
}

const NONE: Happening = {
  arm: async () => {},
  taken: () => {},
  dead: async () => {},
  alive: async () => {},
  over: async () => {},
};

/** The event of a point in its round. */
export function happening(event: SweptEvent | undefined, scene: Scene): Happening {
  if (!event) return NONE;
  const { what, when, after, lasts } = event;
  const { stage, subject, target, beside } = scene;
  const { control, wire, ledger } = stage;
  const booking = target.order.seen.id;
  const [begin, needsBrowser] = beginning(what, scene, lasts);
  let running: Promise<void> | undefined;
  const attempt = async (delay: number) => {
    if (delay > 0) await sleep(delay);
    await begin?.();
  };
  const start = (delay: number) => {
    running ??= attempt(delay).catch((error) => {
      // The browser has just been killed, so it happens in the next life.
      if (isAlive) throw error;
      running = undefined;
    });
  };
  let isAlive = false;
  return {
    async arm() {
      if (what === 'lag') control.switch({ statusLag: lasts / 1000 });
      if (what === 'listLag') control.switch({ listLag: lasts / 1000 });
      if (what === 'oldAnswer') {
        const match = { method: 'POST', path: booking };
        control.fault({ kind: 'json', status: 200, body: target.body, after: 'action', match });
      }
      if (what === 'spent') {
        const match = { method: 'GET', path: beside };
        control.fault({ kind: '429', retryAfter: Math.ceil(lasts / 1000), match });
        void subject.ask('findBooking', { id: beside });
        await Promise.race([wire.happens(beside, 'read'), sleep(patient(PAUSE_HEARD))]);
      }
      if (when === 'posting') wire.meanwhile(booking, () => start(0));
      if (when === 'posted') void wire.happens(booking, 'posted').then(() => start(after));
    },
    taken() {
      if (when === 'taken') start(after);
    },
    async dead() {
      if (!needsBrowser && when !== 'alive') start(0);
      if (!needsBrowser) await running;
    },
    async alive() {
      await running;
      isAlive = true;
      start(0);
      await running;
      if (what === 'restored') {
        await sleep(lasts);
        ledger.others(booking, () => control.restore(booking));
      }
      // A list is only read when somebody looks at the customer.
      if (what === 'listLag') {
        await subject.ask('refreshCustomer', { address: addressOf(target), eager: true });
      }
    },
    async over() {
      control.switch({ statusLag: 0, listLag: 0 });
      if (what !== 'otherKey') return;
      await enterKey(subject, KEYS.demo);
      await readUsers(subject, stage);
    },
  };
}

const addressOf = ({ order }: Target) => order.seen.booker ?? '';

/**
 * How an event begins, and whether that needs the browser alive. None for those that only prepare
 * answers. An event that OnceHub does not allow by then does not happen.
 */
function beginning(
  what: EventKind,
  { stage, subject, target }: Scene,
  lasts: number,
): [begin: (() => unknown) | undefined, needsBrowser: boolean] {
  const { control, ledger, colleague } = stage;
  const { id, booker } = target.order.seen;
  const others: Partial<Record<EventKind, () => void>> = {
    guestCancels: () => control.guestCancels(id, 'Ill'),
    guestMoves: () => control.guestReschedules(id, target.starts + HOUR),
    guestRebooks: () => void control.guestRebooks(id, target.starts + 2 * HOUR),
    handedOver: () =>
      control.edit(id, { hosts: [colleague.id], attendees: [colleague.email, booker ?? ''] }),
    edited: () => control.edit(id, { subject: `Another subject ${target.mark}` }),
    trashed: () => control.trash(id),
    restored: () => control.trash(id),
  };
  const act = others[what];
  if (act) return [() => ledger.others(id, act), false];
  if (what === 'sleep') return [() => subject.sleep(lasts), true];
  if (what === 'otherKey') {
    return [() => enterKey(subject, KEYS.otherAccount), true];
  }
  return [undefined, false];
}
