import { TABLE } from '../../lib/messages/table.ts';
import { INPUTS } from '../helpers/messages.ts';

/** A booking as an attacker would know it who has seen everything. */
export interface Target {
  id: string;
  status: string;
  /** Instant, UTC ms. */
  starts: number;
  email: string;
}

/** Every message of the table with an input that would do something if it were taken, aimed at a real booking. */
export function everyMessage(target: Target): { name: string; input: unknown }[] {
  const aimed = JSON.stringify(INPUTS)
    .replaceAll('BKNG-1', target.id)
    .replaceAll('mara@example.com', target.email)
    .replaceAll('"starts":5', `"starts":${target.starts}`)
    .replaceAll('"status":"scheduled"', `"status":"${target.status}"`);
  return Object.entries(JSON.parse(aimed)).map(([name, input]) => ({ name, input }));
}

/** Whether a page script may send it. */
export const mayBeSaid = (name: string): boolean =>
  TABLE[name as keyof typeof TABLE].from === 'page';

/** Keeps nothing in advance: the store then changes only by what is looked at. */
export const NO_SYNC = { name: 'setSync', input: { window: 'off', paused: true } } as const;

/** For the page script's world: sends messages, and tells what came back for each, or with what it failed. */
export const sendEach = (messages: readonly unknown[]): string => `(async () => {
  const api = globalThis.browser ?? globalThis.chrome;
  const answers = [];
  for (const message of ${JSON.stringify(messages)}) {
    answers.push(await api.runtime.sendMessage(message).then(
      (answer) => answer ?? null,
      (error) => 'failed: ' + error.message,
    ));
  }
  return answers;
})()`;

/** Names no row has, and things that are no message at all. */
export const NONSENSE: readonly unknown[] = [
  ...['constructor', '__proto__', 'toString', '', 'ACT', 'act ', 'x'.repeat(2 ** 20)].map(
    (name) => ({
      name,
      input: {},
    }),
  ),
  ...[null, 7, 'act', [], {}, { name: 7 }, { name: ['forget'], input: {} }],
];

/**
 * For the page script's world: everything else it could reach for. Each entry is empty, or says what
 * was reached.
 */
export const REACH = `(async () => {
  const api = globalThis.browser ?? globalThis.chrome;
  const got = (look) => Promise.resolve().then(look).then(
    (value) => (value === undefined || value === null ? '' : JSON.stringify(value)),
    (error) => '',
  );
  const ours = api.runtime.getURL('');
  return {
    session: await got(() => api.storage.session.get()),
    sync: await got(() => api.storage.sync.get().then((all) => Object.keys(all)[0])),
    databases: await got(async () => (await indexedDB.databases()).find(({ name }) => /bookside/.test(name))),
    file: await got(() => fetch(ours + 'sidepanel.html').then((answer) => answer.status)),
    api: await got(() => fetch('https://api.oncehub.com/v2/test').then((answer) => answer.status)),
    tabs: await got(() => api.tabs?.query({})),
    scripting: await got(() => api.scripting?.executeScript && 'scripting'),
    permissions: await got(() => api.permissions && 'permissions'),
    background: await got(() => api.runtime.getBackgroundPage && 'background page'),
    channel: await got(() => new Promise((resolve) => {
      const channel = new BroadcastChannel('bookside');
      channel.onmessage = ({ data }) => resolve(data);
      channel.postMessage({ kind: 'forgotten' });
      setTimeout(() => resolve(undefined), 500);
    })),
  };
})()`;

/** For the page script's world: what local storage answers it, as text, and what becomes of an attempt to write there. */
export const LOCAL = `(async () => {
  const api = globalThis.browser ?? globalThis.chrome;
  return api.storage.local.get().then(JSON.stringify, (error) => 'failed: ' + error.message);
})()`;
