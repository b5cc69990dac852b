import { TABLE } from '../../lib/messages/table.ts';
import { INPUTS } from '../helpers/messages.ts';

/** A booking as known to an attacker who has seen all data. */
export interface Target {
  id: string;
  status: string;
  /** Instant, UTC ms. */
  starts: number;
  email: string;
}

/**
 * Every message of the table, with an input that would have an effect on a real booking if it were
 * accepted.
 */
export function everyMessage(target: Target): { name: string; input: unknown }[] {
  const aimed = JSON.stringify(INPUTS)
    .replaceAll('BKNG-1', target.id)
    .replaceAll('mara@example.com', target.email)
    .replaceAll('"starts":5', `"starts":${target.starts}`)
    .replaceAll('"status":"scheduled"', `"status":"${target.status}"`);
  return Object.entries(JSON.parse(aimed)).map(([name, input]) => ({ name, input }));
}

/** Whether a content script may send this message. */
export const mayBeSaid = (name: string): boolean =>
  TABLE[name as keyof typeof TABLE].from === 'page';

/** Turns the sync off: the store then changes only by what is looked at. */
export const NO_SYNC = { name: 'setSync', input: { window: 'off', paused: true } } as const;

/**
 * For the content script's context: sends messages, and returns the answer to each, or its error.
 */
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

/** Invalid messages: names that are not in the table, and values that are no message at all. */
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
 * For the content script's context: everything else it could try to reach. Each entry of the result
 * is empty, or says what was reached.
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

/**
 * For the content script's context: the content of local storage as text, or the error of reading
 * it.
 */
export const LOCAL = `(async () => {
  const api = globalThis.browser ?? globalThis.chrome;
  return api.storage.local.get().then(JSON.stringify, (error) => 'failed: ' + error.message);
})()`;
