import { beforeEach, expect, test, vi } from 'vitest';
import { standInBrowser } from '../../tests/helpers/browser.ts';
import { readOnRequest, readStructure, registerPageScript, runPageScript } from './scripts.ts';

const ACME = 'https://acme.zendesk.com/*';
const OWN = ['https://mail.google.com/*'];

const registered: { id: string; matches: string[] }[] = [];
const write = (script: (typeof registered)[number]) =>
  registered.splice(0, registered.length, script);
const scripting = {
  getRegisteredContentScripts: vi.fn(async () => [...registered]),
  registerContentScripts: vi.fn(async ([script]: typeof registered) => {
    if (registered.length > 0) throw new Error('Duplicate script ID');
    if (script) write(script);
  }),
  updateContentScripts: vi.fn(async ([script]: typeof registered) => {
    if (registered.length === 0) throw new Error('Nonexistent script ID');
    if (script) write(script);
  }),
  unregisterContentScripts: vi.fn(async () => {
    if (registered.length === 0) throw new Error('Nonexistent script ID');
    registered.length = 0;
  }),
  executeScript: vi.fn(async (_call: object): Promise<{ result?: unknown }[]> => [{ result: 5 }]),
};
/** The tabs whose page script answers. */
const answering = new Set<number>();
const tabs = {
  query: vi.fn(async () => [{ id: 3 }, {}, { id: 9 }]),
  async sendMessage(tab: number) {
    if (!answering.has(tab)) throw new Error('Receiving end does not exist.');
  },
};
standInBrowser({ scripting, tabs });

beforeEach(() => {
  registered.length = 0;
  answering.clear();
  vi.clearAllMocks();
});

test('one registration is created, updated and removed as the granted patterns change', async () => {
  await registerPageScript([], OWN);
  expect(registered).toEqual([]);
  await registerPageScript([ACME], OWN);
  await registerPageScript([ACME, 'https://orchard.example.com/*'], OWN);
  expect(registered).toEqual([
    {
      id: 'added',
      js: ['crm.js'],
      matches: [ACME, 'https://orchard.example.com/*'],
      excludeMatches: OWN,
      runAt: 'document_idle',
      persistAcrossSessions: true,
    },
  ]);
  await registerPageScript([], OWN);
  expect(registered).toEqual([]);
});

test('a script runs in every matching tab, even if one of them refuses', async () => {
  scripting.executeScript.mockRejectedValueOnce(new Error('The tab was closed.'));
  await runPageScript('crm', [ACME]);
  expect(scripting.executeScript.mock.calls).toEqual([
    [{ target: { tabId: 3 }, files: ['crm.js'] }],
    [{ target: { tabId: 9 }, files: ['crm.js'] }],
  ]);
});

test('a tab whose page script answers gets no second one', async () => {
  answering.add(3);
  await runPageScript('gmail', ['https://mail.google.com/*']);
  expect(scripting.executeScript.mock.calls).toEqual([
    [{ target: { tabId: 9 }, files: ['gmail.js'] }],
  ]);
});

test('without a pattern no tab is queried', async () => {
  await runPageScript('crm', []);
  expect(tabs.query).not.toHaveBeenCalled();
});

test('a page that the browser does not let us read gives undefined', async () => {
  expect(await readOnRequest(3)).toBe(5);
  scripting.executeScript.mockRejectedValueOnce(new Error('Cannot access contents of the page.'));
  expect(await readOnRequest(3)).toBeUndefined();
});

test('the structure of a page is taken behind its reading, in one call', async () => {
  expect(await readStructure(7)).toBe(5);
  expect(scripting.executeScript).toHaveBeenCalledExactlyOnceWith({
    target: { tabId: 7 },
    files: ['ask.js', 'crm.js', 'capture.js'],
  });
});
