// @vitest-environment happy-dom
import { render } from 'preact';
import { afterEach, expect, test, vi } from 'vitest';
import { actSync, clearScreen } from '../../tests/helpers/screen.ts';
import { deferred } from './deferred.tsx';

afterEach(clearScreen);

const Words = ({ text }: { text: string }) => <p>{text}</p>;

test('a part is drawn once its module has loaded', async () => {
  const Part = deferred(async () => ({ Words }), 'Words');
  actSync(() => render(<Part text="here" />, document.body));
  expect(document.body.textContent).toBe('');
  await vi.waitFor(() => expect(document.body.textContent).toBe('here'));
});

test('a part whose module did not load is tried again the next time it is drawn', async () => {
  const load = vi.fn(async () => ({ Words }));
  load.mockRejectedValueOnce(new TypeError('not loaded'));
  const uncaught = vi.fn();
  process.once('unhandledRejection', uncaught);
  const Part = deferred(load, 'Words');
  actSync(() => render(<Part text="here" />, document.body));
  await vi.waitFor(() => expect(uncaught).toHaveBeenCalledOnce());
  actSync(() => render(null, document.body));
  actSync(() => render(<Part text="here" />, document.body));
  await vi.waitFor(() => expect(document.body.textContent).toBe('here'));
  expect(load).toHaveBeenCalledTimes(2);
});
