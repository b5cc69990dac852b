import { beforeEach, expect, test, vi } from 'vitest';
import { standInBrowser } from '../../tests/helpers/browser.ts';
import { INPUTS } from '../../tests/helpers/messages.ts';
import { send } from './send.ts';

const sendMessage = vi.fn<(message: unknown) => Promise<unknown>>();
standInBrowser({ runtime: { sendMessage } });

beforeEach(() => void sendMessage.mockReset());

const unheard = new Error('Could not establish connection. Receiving end does not exist.');
const lost = new Error(
  'A listener indicated an asynchronous response by returning true, but the message channel closed before a response was received',
);
const failure = (kind: string) => ({ ok: false, failure: { kind } });

test('a message is sent with its name and input, and its answer is returned', async () => {
  sendMessage.mockResolvedValue({ ok: true, value: 2 });
  expect(await send('settle', {})).toEqual({ ok: true, value: 2 });
  expect(sendMessage.mock.calls).toEqual([[{ name: 'settle', input: {} }]]);
});

test('a message that was not received is sent once more, because the background may be starting', async () => {
  sendMessage.mockRejectedValueOnce(unheard).mockResolvedValue({ ok: true, value: 0 });
  expect(await send('settle', {})).toEqual({ ok: true, value: 0 });
});

test.each<[string, () => void, act: string, other: string, times: number]>([
  [
    'no listener receives the message',
    () => sendMessage.mockRejectedValue(unheard),
    'bug',
    'bug',
    2,
  ],
  ['the channel closes', () => sendMessage.mockRejectedValue(lost), 'unknownOutcome', 'bug', 1],
  [
    'the answer is empty',
    () => sendMessage.mockResolvedValue(undefined),
    'unknownOutcome',
    'bug',
    1,
  ],
  ['the answer is null', () => sendMessage.mockResolvedValue(null), 'unknownOutcome', 'bug', 1],
  [
    'something else is thrown',
    () => sendMessage.mockRejectedValue('x'),
    'unknownOutcome',
    'bug',
    1,
  ],
])(
  'where %s, an action is %s, anything else %s, and it was sent %d times',
  async (_what, set, act, other, times) => {
    set();
    expect(await send('propose', INPUTS.propose)).toEqual(failure(act));
    expect(sendMessage).toHaveBeenCalledTimes(times);
    expect(await send('settle', {})).toEqual(failure(other));
  },
);
