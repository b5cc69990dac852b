import { asShown } from '../../lib/domain/shown-booking.ts';
import { readBooking } from '../../lib/oncehub/to-booking.ts';
import { until } from '../../sandbox/browser/until.ts';
import type { Json } from '../../sandbox/oncehub/records.ts';
import { type Control, createOnceHub, KEYS, type OnceHub } from '../../sandbox/oncehub/server.ts';
import { type Sandbox, serve } from '../../sandbox/serve.ts';
import { createLedger, type Ledger } from './ledger.ts';
import type { Subject } from './subject.ts';
import { EMAIL } from './target.ts';
import { type Wire, watch } from './wire.ts';

/** How long (ms) the background may take to read the account's users. */
const DIRECTORY = 30_000;

/** A stand-in of its own for one browser, with all that is observed of it. */
export interface Stage {
  onceHub: OnceHub;
  control: Control;
  ledger: Ledger;
  wire: Wire;
  sandbox: Sandbox;
  /** A user to whom meetings are handed over. */
  colleague: { id: string; email: string };
}

/** Starts a stage. */
export async function openStage(): Promise<Stage> {
  const onceHub = createOnceHub({ switches: { limits: 'off' } });
  const { control } = onceHub;
  const email = 'colleague@example.com';
  const colleague = { id: control.addUser(email), email };
  const ledger = createLedger(control);
  for (let after = ''; ; ) {
    const page = await answerOf(onceHub, `/users?limit=100${after && `&after=${after}`}`);
    const rows = page.data as { id: string; email: string }[];
    for (const row of rows) ledger.users.add(row.email.toLowerCase());
    after = rows.at(-1)?.id ?? '';
    if (!page.has_more) break;
  }
  const wire = watch(onceHub, ledger);
  return { onceHub, control, ledger, wire, sandbox: await serve({ onceHub: wire }), colleague };
}

/** Has the account's users read, with which the hosts of meetings are told from customers. */
export async function readUsers(subject: Subject, { colleague }: Stage): Promise<void> {
  await subject.ask('refreshCustomer', { address: EMAIL, eager: true });
  await until(DIRECTORY, async () => (await subject.kept()).users.includes(colleague.email));
}

/** Enters a key as a person would who agrees that the data of another account's key go. */
export async function enterKey(subject: Subject, key: string): Promise<void> {
  const answer = await subject.ask('useKey', { key });
  const { account, asks } =
    (answer as { value?: { account: string; asks?: { before: string } } } | undefined)?.value ?? {};
  if (asks) await subject.ask('useKey', { key, agreed: { account, before: asks.before } });
}

/** A booking as OnceHub answers it, and as the confirm shows it. */
export async function shownOf(stage: Pick<Stage, 'onceHub'>, id: string) {
  const body = await answerOf(stage.onceHub, `/bookings/${id}`);
  const read = readBooking(body);
  if (read.is !== 'booking') throw new Error(`no booking ${id}`);
  return { body, seen: asShown(read.booking) };
}

/** An answer of the stand-in that nobody observes. */
async function answerOf(onceHub: OnceHub, path: string): Promise<Json> {
  const request = new Request(`https://api.oncehub.com/v2${path}`, {
    headers: { 'API-Key': KEYS.demo },
  });
  return (await (await onceHub.fetch(request)).json()) as Json;
}
