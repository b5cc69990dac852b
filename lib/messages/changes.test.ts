import { afterEach, expect, test } from 'vitest';
import { until } from '../../tests/helpers/until.ts';
import { announce, type Change, observe } from './changes.ts';

const lives: AbortController[] = [];

/** A view that subscribes to changes until it ends. */
function view() {
  const life = new AbortController();
  lives.push(life);
  const heard: Change[] = [];
  observe((change) => heard.push(change), life.signal);
  return { heard, end: () => life.abort() };
}

afterEach(() => {
  for (const life of lives) life.abort();
});

test('every open view receives a change, and a view that has ended does not', async () => {
  const [first, second, ended] = [view(), view(), view()];
  ended.end();
  announce({ kind: 'tab', tab: 7 });
  announce({ kind: 'forgotten' });
  await until(() => expect(second.heard).toHaveLength(2));
  expect(first.heard).toEqual([{ kind: 'tab', tab: 7 }, { kind: 'forgotten' }]);
  expect(ended.heard).toEqual([]);
});
